import { defineEntity, p } from '@mikro-orm/core';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import type { OutboxKind, OutboxPayload } from '../words/outbox.ts';
import { createdAt, id, instant, text, word } from './column-types.ts';

const OutboxMessageSchema = defineEntity({
  name: 'OutboxMessage',
  tableName: 'outbox',
  properties: {
    id: p.uuid().primary(),
    creditorId: id<CreditorId>(),
    workflowId: text(100),
    kind: word<OutboxKind>(32),
    payload: p.json<OutboxPayload>(),
    attempts: p.integer().default(0),
    lastError: text(1000).strictNullable(),
    nextAttemptAt: createdAt(),
    createdAt: createdAt(),
    deliveredAt: instant().strictNullable(),
  },
});

/** A message to a workflow, written with the facts that it is about and delivered afterwards, at least once. */
export class OutboxMessage extends OutboxMessageSchema.class {}
OutboxMessageSchema.setClass(OutboxMessage);
