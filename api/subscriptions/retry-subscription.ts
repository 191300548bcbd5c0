import { subscriptionWorkflowId } from '../../workflows/subscriptions/subscription.ts';
import { defineRoute } from '../http/route.ts';
import { lockLiveSubscription } from './lock-subscription.ts';
import { readSubscription } from './show-subscription.ts';
import { subscriptionDetailAnswer } from './subscription-fields.ts';
import { SUBSCRIPTION_PARAMS } from './subscription-params.ts';

export const retrySubscription = defineRoute({
  method: 'post',
  path: '/v1/subscriptions/{subscriptionId}/retry',
  operationId: 'retrySubscription',
  tag: 'Subscriptions',
  summary: 'Try again what needed attention',
  description: 'Without it a subscription that needs attention is tried once a day.',
  access: 'creditor',
  needsTemporal: true,
  status: 202,
  params: SUBSCRIPTION_PARAMS,
  answer: subscriptionDetailAnswer,
  problems: ['subscription_over'],
  async handle({ em, creditorId, params, send }) {
    const { subscriptionId } = params;
    await lockLiveSubscription(em, { creditorId, subscriptionId });
    await send({ kind: 'retry', creditorId, workflowId: subscriptionWorkflowId(subscriptionId), payload: {} });
    return readSubscription(em, { creditorId, subscriptionId });
  },
});
