import { defineRoute } from '../../http/route.ts';
import { deleteMember } from '../memberships/delete-member.ts';
import { memberAnswer } from '../memberships/member-fields.ts';
import { groupSubscription, SUBSCRIPTION_MEMBER_PARAMS } from './group-subscription.ts';

export const deleteSubscriptionMember = defineRoute({
  method: 'delete',
  path: '/v1/subscriptions/{subscriptionId}/members/{memberId}',
  operationId: 'deleteSubscriptionMember',
  tag: 'Subscription groups',
  summary: 'Delete a membership of a subscription group that was a mistake',
  description: 'One that ends gets its last day instead. What is billed stays. Answers the membership as it was.',
  access: 'creditor',
  status: 200,
  params: SUBSCRIPTION_MEMBER_PARAMS,
  answer: memberAnswer,
  problems: ['subscription_over'],
  async handle({ em, creditorId, params: { subscriptionId, memberId } }) {
    const owner = await groupSubscription(em, { creditorId, subscriptionId, lock: true });
    return deleteMember(em, owner, memberId);
  },
});
