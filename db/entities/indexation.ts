import { defineEntity, p } from '@mikro-orm/core';
import type { CreditorId, IndexationId, IndexTableId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import type { IndexationRule } from '../../domain/indexations/indexation.ts';
import { bigint, createdAt, date, fixed, id, instant, text, word } from './column-types.ts';

const IndexationSchema = defineEntity({
  name: 'Indexation',
  tableName: 'indexation',
  properties: {
    id: id<IndexationId>().primary(),
    creditorId: id<CreditorId>(),
    subscriptionId: id<SubscriptionId>(),
    kind: word<IndexationRule['kind']>(),
    percentMicro: bigint().strictNullable(),
    indexTableId: id<IndexTableId>().strictNullable(),
    baseMonth: fixed(7).strictNullable(),
    floorPercentMicro: bigint().strictNullable(),
    capPercentMicro: bigint().strictNullable(),
    month: p.integer(),
    day: p.integer(),
    noticeDays: p.integer(),
    fromOn: date(),
    attentionCode: text(64).strictNullable(),
    attentionDetail: text(1000).strictNullable(),
    createdAt: createdAt(),
    endedAt: instant().strictNullable(),
  },
});

/** The rule by which a subscription's own prices move once a year. An earlier one is kept as ended. */
export class Indexation extends IndexationSchema.class {}
IndexationSchema.setClass(Indexation);
