import { defineRoute } from '../http/route.ts';
import { lockSubscription } from './lock-subscription.ts';
import { SUBSCRIPTION_PARAMS } from './subscription-params.ts';
import { readSubscription } from './show-subscription.ts';
import { subscriptionDetailAnswer } from './subscription-fields.ts';

export const getSubscription = defineRoute({
  method: 'get',
  path: '/v1/subscriptions/{subscriptionId}',
  operationId: 'getSubscription',
  tag: 'Subscriptions',
  summary: 'Read a subscription with its lines',
  access: 'creditor',
  status: 200,
  params: SUBSCRIPTION_PARAMS,
  answer: subscriptionDetailAnswer,
  hold: ({ em, creditorId, params }) => lockSubscription(em, { creditorId, ...params }),
  handle: ({ em, creditorId, params }) => readSubscription(em, { creditorId, ...params }),
});
