import { defineEntity, p } from '@mikro-orm/core';
import type { CreditorId, IndexationId, IndexationStepId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import type { SteppedLine } from '../words/indexations.ts';
import { createdAt, date, fixed, id, instant } from './column-types.ts';

const IndexationStepSchema = defineEntity({
  name: 'IndexationStep',
  tableName: 'indexation_step',
  properties: {
    id: id<IndexationStepId>().primary(),
    creditorId: id<CreditorId>(),
    subscriptionId: id<SubscriptionId>(),
    indexationId: id<IndexationId>(),
    dueOn: date(),
    announcedOn: date(),
    effectiveOn: date(),
    indexMonth: fixed(7).strictNullable(),
    lines: p.json().columnType('jsonb').$type<readonly SteppedLine[]>(),
    createdAt: createdAt(),
    inForceAt: instant().defaultRaw('now()').strictNullable(),
  },
});

/** A yearly step of a subscription's prices, with the old and the new ones: a plan until its announcement has been sent, then in force. */
export class IndexationStep extends IndexationStepSchema.class {}
IndexationStepSchema.setClass(IndexationStep);
