import { defineEntity } from '@mikro-orm/core';
import type {
  CreditorId,
  DebtorGroupId,
  DebtorId,
  SubscriptionGroupMemberId,
  SubscriptionId,
} from '../../domain/identifiers/ids.ts';
import { createdAt, date, id } from './column-types.ts';

const SubscriptionGroupMemberSchema = defineEntity({
  name: 'SubscriptionGroupMember',
  tableName: 'subscription_group_member',
  properties: {
    id: id<SubscriptionGroupMemberId>().primary(),
    creditorId: id<CreditorId>(),
    subscriptionId: id<SubscriptionId>(),
    debtorId: id<DebtorId>().strictNullable(),
    debtorGroupId: id<DebtorGroupId>().strictNullable(),
    joinedOn: date(),
    leftOn: date().strictNullable(),
    createdAt: createdAt(),
  },
});

/** One stay of a debtor or of a debtor group in a subscription group. */
export class SubscriptionGroupMember extends SubscriptionGroupMemberSchema.class {}
SubscriptionGroupMemberSchema.setClass(SubscriptionGroupMember);
