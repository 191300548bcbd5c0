import { defineEntity, p } from '@mikro-orm/core';
import type { CreditorId, RunId } from '../../domain/identifiers/ids.ts';
import type { QueuedMailKind } from '../words/mails.ts';
import { createdAt, id, instant, word } from './column-types.ts';

const QueuedMailSchema = defineEntity({
  name: 'QueuedMail',
  tableName: 'mail_queue',
  properties: {
    id: id<string>().primary(),
    creditorId: id<CreditorId>(),
    kind: word<QueuedMailKind>(),
    runId: id<RunId>().strictNullable(),
    tries: p.integer().default(0),
    nextTryAt: instant().defaultRaw("'-infinity'"),
    giveUpAt: instant().strictNullable(),
    callId: id<string>().strictNullable(),
    takenAt: instant().strictNullable(),
    createdAt: createdAt(),
  },
});

/** A mail that the post office has taken on: the row goes when nothing is left to do, and the mail itself stays where it is. */
export class QueuedMail extends QueuedMailSchema.class {}
QueuedMailSchema.setClass(QueuedMail);
