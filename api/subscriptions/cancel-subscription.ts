import { subscriptionWorkflowId } from '../../workflows/subscription.ts';
import { defineRoute } from '../http/route.ts';
import { lockLiveSubscription } from './lock-subscription.ts';
import { readSubscription } from './show-subscription.ts';
import { subscriptionDetailAnswer } from './subscription-fields.ts';
import { SUBSCRIPTION_PARAMS } from './subscription-params.ts';

export const cancelSubscription = defineRoute({
  method: 'post',
  path: '/v1/subscriptions/{subscriptionId}/cancel',
  operationId: 'cancelSubscription',
  tag: 'Subscriptions',
  summary: 'Cancel the subscription',
  description: 'Nothing more is billed, not even periods that are due. What is billed stays. There is no way back.',
  access: 'creditor',
  needsTemporal: true,
  status: 200,
  params: SUBSCRIPTION_PARAMS,
  answer: subscriptionDetailAnswer,
  problems: ['subscription_over'],
  async handle({ em, creditorId, params, send }) {
    const { subscriptionId } = params;
    const subscription = await lockLiveSubscription(em, { creditorId, subscriptionId });
    em.assign(subscription, { status: 'cancelled', attentionCode: null, attentionDetail: null, updatedAt: new Date() });
    await em.flush();
    await send({ kind: 'cancel', creditorId, workflowId: subscriptionWorkflowId(subscriptionId), payload: {} });
    return readSubscription(em, { creditorId, subscriptionId });
  },
});
