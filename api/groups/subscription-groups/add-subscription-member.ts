import { defineRoute } from '../../http/route.ts';
import { addMember } from '../memberships/add-members.ts';
import { addMemberBody, memberAnswer } from '../memberships/member-fields.ts';
import { wakeReached } from '../memberships/wake-reached.ts';
import { SUBSCRIPTION_PARAMS } from '../../subscriptions/subscription-params.ts';
import { groupSubscription } from './group-subscription.ts';

export const addSubscriptionMember = defineRoute({
  method: 'post',
  path: '/v1/subscriptions/{subscriptionId}/members',
  operationId: 'addSubscriptionMember',
  tag: 'Subscription groups',
  summary: 'Add a debtor or a debtor group to a subscription group',
  description: 'Memberships are read when a period is billed. A debtor is billed once however many ways lead to them.',
  access: 'creditor',
  status: 201,
  params: SUBSCRIPTION_PARAMS,
  body: addMemberBody,
  answer: memberAnswer,
  problems: ['stays_overlap', 'subscription_over'],
  async handle({ em, creditorId, params, body, send }) {
    const owner = await groupSubscription(em, { creditorId, ...params, lock: true });
    const member = await addMember(em, owner, body);
    await wakeReached({ em, creditorId, send }, owner, member);
    return member;
  },
});
