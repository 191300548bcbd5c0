import { Subscription } from '../../db/entities/subscription.ts';
import { notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { lockSubscription } from '../subscriptions/lock-subscription.ts';
import { SUBSCRIPTION_PARAMS } from '../subscriptions/subscription-params.ts';
import { indexationAnswer } from './indexation-fields.ts';
import { readIndexation } from './show-indexation.ts';

export const getIndexation = defineRoute({
  method: 'get',
  path: '/v1/subscriptions/{subscriptionId}/indexation',
  operationId: 'getIndexation',
  tag: 'Indexation',
  summary: 'Read how the prices move, and the steps that they have taken',
  access: 'creditor',
  status: 200,
  params: SUBSCRIPTION_PARAMS,
  answer: indexationAnswer,
  hold: ({ em, creditorId, params }) => lockSubscription(em, { creditorId, ...params }),
  async handle({ em, creditorId, params }) {
    const { subscriptionId } = params;
    if ((await em.count(Subscription, { id: subscriptionId, creditorId })) === 0) throw notFound();
    return readIndexation(em, subscriptionId);
  },
});
