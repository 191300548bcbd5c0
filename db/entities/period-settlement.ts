import { defineEntity, p } from '@mikro-orm/core';
import type { CreditorId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import type { SettlementOutcome } from '../words/subscriptions.ts';
import { createdAt, date, id, word } from './column-types.ts';

const PeriodSettlementSchema = defineEntity({
  name: 'PeriodSettlement',
  tableName: 'period_settlement',
  properties: {
    subscriptionId: id<SubscriptionId>().primary(),
    periodIndex: p.integer().primary(),
    creditorId: id<CreditorId>(),
    periodFrom: date(),
    periodTo: date(),
    outcome: word<SettlementOutcome>(),
    createdAt: createdAt(),
  },
});

/** A period that is over without an invoice, and why. */
export class PeriodSettlement extends PeriodSettlementSchema.class {}
PeriodSettlementSchema.setClass(PeriodSettlement);
