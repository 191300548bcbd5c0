import { defineEntity, p } from '@mikro-orm/core';
import type { Alignment, IntervalUnit } from '../../domain/subscriptions/periods.ts';
import type { ChargeTiming } from '../../domain/subscriptions/billing-day.ts';
import type { PaymentTerms } from '../../domain/subscriptions/payment-terms.ts';
import type { PartialPeriods } from '../../domain/subscriptions/plan-period.ts';
import type { CreditorId, DebtorId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import type { SubscriptionKind, SubscriptionStatus } from '../words/subscriptions.ts';
import { createdAt, date, id, text, word } from './column-types.ts';

const SubscriptionSchema = defineEntity({
  name: 'Subscription',
  tableName: 'subscription',
  properties: {
    id: id<SubscriptionId>().primary(),
    creditorId: id<CreditorId>(),
    kind: word<SubscriptionKind>(8).default('single'),
    debtorId: id<DebtorId>().strictNullable(),
    reference: text(100).strictNullable(),
    startOn: date(),
    intervalUnit: word<IntervalUnit>(8),
    intervalCount: p.integer(),
    alignment: word<Alignment['kind']>().default('anniversary'),
    anchorDay: p.integer().strictNullable(),
    anchorDate: date().strictNullable(),
    charge: word<ChargeTiming>(8).default('advance'),
    leadDays: p.integer().default(0),
    firstPartial: word<PartialPeriods>().default('proportional'),
    lastPartial: word<PartialPeriods>().default('proportional'),
    endOn: date().strictNullable(),
    paymentTermsKind: word<PaymentTerms['kind']>().default('net_days'),
    paymentTermsDays: p.integer(),
    paymentDay: p.integer().strictNullable(),
    draftWindowDays: p.integer().default(0),
    reactivatesId: id<SubscriptionId>().strictNullable(),
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

/** An agreement to bill a debtor, or the members of a group, for every period from a start. How far it has been billed stands here; when it is billed next is known to its workflow. */
export class Subscription extends SubscriptionSchema.class {}
SubscriptionSchema.setClass(Subscription);
