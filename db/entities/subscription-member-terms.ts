import { defineEntity } from '@mikro-orm/core';
import type { CreditorId, DebtorId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { bigint, createdAt, date, id } from './column-types.ts';

const SubscriptionMemberTermsSchema = defineEntity({
  name: 'SubscriptionMemberTerms',
  tableName: 'subscription_member_terms',
  properties: {
    subscriptionId: id<SubscriptionId>().primary(),
    debtorId: id<DebtorId>().primary(),
    creditorId: id<CreditorId>(),
    quantityMicro: bigint().strictNullable(),
    discountPercentMicro: bigint().strictNullable(),
    leftOutUntil: date().strictNullable(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
});

/** What one debtor of a subscription group has of their own: they hold however the debtor comes to be a member. */
export class SubscriptionMemberTerms extends SubscriptionMemberTermsSchema.class {}
SubscriptionMemberTermsSchema.setClass(SubscriptionMemberTerms);
