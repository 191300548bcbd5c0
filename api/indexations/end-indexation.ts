import { Indexation } from '../../db/entities/indexation.ts';
import { dropPlannedStep } from '../../db/indexations/planned-step.ts';
import { indexationWorkflowId } from '../../workflows/indexations/indexation.ts';
import { defineRoute } from '../http/route.ts';
import { lockLiveSubscription } from '../subscriptions/lock-subscription.ts';
import { SUBSCRIPTION_PARAMS } from '../subscriptions/subscription-params.ts';
import { indexationAnswer } from './indexation-fields.ts';
import { readIndexation } from './show-indexation.ts';

export const endIndexation = defineRoute({
  method: 'delete',
  path: '/v1/subscriptions/{subscriptionId}/indexation',
  operationId: 'endIndexation',
  tag: 'Indexation',
  summary: 'Let the prices stay as they are',
  description:
    'No further step is announced, nor one whose announcement has not been sent. One that has been announced stays: take it back by changing the line.',
  access: 'creditor',
  status: 200,
  params: SUBSCRIPTION_PARAMS,
  answer: indexationAnswer,
  problems: ['subscription_over'],
  async handle({ em, creditorId, params, send }) {
    const { subscriptionId } = params;
    await lockLiveSubscription(em, { creditorId, subscriptionId });
    await em.nativeUpdate(Indexation, { creditorId, subscriptionId, endedAt: null }, { endedAt: new Date() });
    await dropPlannedStep(em, subscriptionId);
    const workflowId = indexationWorkflowId(subscriptionId);
    await send({ kind: 'wake_indexation', creditorId, workflowId, payload: {} });
    return readIndexation(em, subscriptionId);
  },
});
