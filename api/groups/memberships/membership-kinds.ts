import type { CreditorId, DebtorGroupId, SubscriptionId } from '../../../domain/identifiers/ids.ts';

/** Where memberships of a kind are kept: the columns that name who holds and which group is held. */
export interface MembershipKind {
  readonly table: 'debtor_group_member' | 'subscription_group_member';
  readonly owner: 'group_id' | 'subscription_id';
  readonly group: 'child_group_id' | 'debtor_group_id';
}

export const IN_DEBTOR_GROUP: MembershipKind = {
  table: 'debtor_group_member',
  owner: 'group_id',
  group: 'child_group_id',
};

export const IN_SUBSCRIPTION_GROUP: MembershipKind = {
  table: 'subscription_group_member',
  owner: 'subscription_id',
  group: 'debtor_group_id',
};

/** The debtor group or subscription whose members are meant. It is the creditor's: the caller has looked. */
export interface MembershipOwner {
  readonly kind: MembershipKind;
  readonly creditorId: CreditorId;
  readonly ownerId: DebtorGroupId | SubscriptionId;
}
