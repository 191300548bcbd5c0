import { defineEntity, p } from '@mikro-orm/core';
import type { CreditorId, RunId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { createdAt, date, id, instant } from './column-types.ts';

const BillingRunSchema = defineEntity({
  name: 'BillingRun',
  tableName: 'billing_run',
  properties: {
    id: id<RunId>().primary(),
    creditorId: id<CreditorId>(),
    subscriptionId: id<SubscriptionId>(),
    periodIndex: p.integer(),
    periodFrom: date(),
    periodTo: date(),
    stoppedAt: instant().strictNullable(),
    createdAt: createdAt(),
    /** When nobody waited in it any more; null while somebody does, again or still. */
    finishedAt: instant().strictNullable(),
  },
});

/** The billing of a period of a subscription group: its row says that the period is over for the group, its members what became of each. */
export class BillingRun extends BillingRunSchema.class {}
BillingRunSchema.setClass(BillingRun);
