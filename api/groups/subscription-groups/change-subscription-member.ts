import { defineRoute } from '../../http/route.ts';
import { changeMember } from '../memberships/change-member.ts';
import { changeMemberBody, memberAnswer } from '../memberships/member-fields.ts';
import { groupSubscription, SUBSCRIPTION_MEMBER_PARAMS } from './group-subscription.ts';

export const changeSubscriptionMember = defineRoute({
  method: 'patch',
  path: '/v1/subscriptions/{subscriptionId}/members/{memberId}',
  operationId: 'changeSubscriptionMember',
  tag: 'Subscription groups',
  summary: 'End a membership of a subscription group, or change its days',
  description: 'Counts for the periods that have not been billed: what is billed stays.',
  access: 'creditor',
  status: 200,
  params: SUBSCRIPTION_MEMBER_PARAMS,
  body: changeMemberBody,
  answer: memberAnswer,
  problems: ['stays_overlap', 'subscription_over'],
  async handle({ em, creditorId, params: { subscriptionId, memberId }, body: change }) {
    const owner = await groupSubscription(em, { creditorId, subscriptionId, lock: true });
    return changeMember(em, owner, { memberId, change });
  },
});
