import { defineEntity, p } from '@mikro-orm/core';
import type { IntervalUnit } from '../../domain/periods.ts';
import type { CreditorId, DebtorId, SubscriptionId } from '../../domain/ids.ts';
import type { SubscriptionStatus } from '../words.ts';
import { createdAt, date, id, text, word } from './column-types.ts';

const SubscriptionSchema = defineEntity({
  name: 'Subscription',
  tableName: 'subscription',
  properties: {
    id: id<SubscriptionId>().primary(),
    creditorId: id<CreditorId>(),
    debtorId: id<DebtorId>(),
    reference: text(100).strictNullable(),
    startOn: date(),
    intervalUnit: word<IntervalUnit>(8),
    intervalCount: p.integer(),
    endOn: date().strictNullable(),
    paymentTermsDays: p.integer(),
    status: word<SubscriptionStatus>(),
    attentionCode: text(64).strictNullable(),
    attentionDetail: text(1000).strictNullable(),
    nextPeriodIndex: p.integer(),
    nextPeriodFrom: date(),
    billThroughIndex: p.integer().strictNullable(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
});

/** An agreement to bill a debtor for every period from a start. How far it has been billed stands here; when it is billed next is known to its workflow. */
export class Subscription extends SubscriptionSchema.class {}
SubscriptionSchema.setClass(Subscription);
