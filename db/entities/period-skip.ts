import { defineEntity, p } from '@mikro-orm/core';
import type { CreditorId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { createdAt, id } from './column-types.ts';

const PeriodSkipSchema = defineEntity({
  name: 'PeriodSkip',
  tableName: 'period_skip',
  properties: {
    subscriptionId: id<SubscriptionId>().primary(),
    periodIndex: p.integer().primary(),
    creditorId: id<CreditorId>(),
    createdAt: createdAt(),
  },
});

/** A period that is not to be billed. */
export class PeriodSkip extends PeriodSkipSchema.class {}
PeriodSkipSchema.setClass(PeriodSkip);
