import { defineRoute } from '../../http/route.ts';
import { lockSubscription } from '../../subscriptions/lock-subscription.ts';
import { readMember } from '../memberships/find-memberships.ts';
import { memberAnswer } from '../memberships/member-fields.ts';
import { groupSubscription, SUBSCRIPTION_MEMBER_PARAMS } from './group-subscription.ts';

export const getSubscriptionMember = defineRoute({
  method: 'get',
  path: '/v1/subscriptions/{subscriptionId}/members/{memberId}',
  operationId: 'getSubscriptionMember',
  tag: 'Subscription groups',
  summary: 'Read a membership of a subscription group',
  access: 'creditor',
  status: 200,
  params: SUBSCRIPTION_MEMBER_PARAMS,
  answer: memberAnswer,
  problems: ['not_a_group'],
  hold: ({ em, creditorId, params: { subscriptionId } }) => lockSubscription(em, { creditorId, subscriptionId }),
  async handle({ em, creditorId, params: { subscriptionId, memberId } }) {
    return readMember(em, await groupSubscription(em, { creditorId, subscriptionId }), memberId);
  },
});
