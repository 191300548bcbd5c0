import { defineEntity } from '@mikro-orm/core';
import type { CreditorId, PauseId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import type { MissedPeriods } from '../../domain/subscriptions/hold-period.ts';
import { createdAt, date, id, word } from './column-types.ts';

const SubscriptionPauseSchema = defineEntity({
  name: 'SubscriptionPause',
  tableName: 'subscription_pause',
  properties: {
    id: id<PauseId>().primary(),
    creditorId: id<CreditorId>(),
    subscriptionId: id<SubscriptionId>(),
    pauseFrom: date(),
    pauseTo: date().strictNullable(),
    missed: word<MissedPeriods>(8),
    createdAt: createdAt(),
  },
});

/** A time in which nothing is billed. Its last day is included; null until somebody resumes. */
export class SubscriptionPause extends SubscriptionPauseSchema.class {}
SubscriptionPauseSchema.setClass(SubscriptionPause);
