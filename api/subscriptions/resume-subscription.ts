import { z } from 'zod';
import { SubscriptionPause } from '../../db/entities/subscription-pause.ts';
import { addDays } from '../../domain/calendar/calendar.ts';
import { subscriptionWorkflowId } from '../../workflows/subscriptions/subscription.ts';
import { creditorToday } from '../creditors/creditor-today.ts';
import { date } from '../http/fields.ts';
import { ApiProblem, invalidField, notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { lockLiveSubscription } from './lock-subscription.ts';
import { PAUSE_PARAMS } from './pause-fields.ts';
import { readSubscription } from './show-subscription.ts';
import { subscriptionDetailAnswer } from './subscription-fields.ts';

export const resumeSubscription = defineRoute({
  method: 'post',
  path: '/v1/subscriptions/{subscriptionId}/pauses/{pauseId}/resume',
  operationId: 'resumeSubscription',
  tag: 'Subscriptions',
  summary: 'Resume: end a pause',
  description:
    'The pause ends the day before; one that would not have begun by then is taken away. Periods that it has left out already stay left out.',
  access: 'creditor',
  needsTemporal: true,
  status: 200,
  params: PAUSE_PARAMS,
  body: z
    .strictObject({
      from: date().optional().meta({ description: 'The first day that is not paused; today where it is left out' }),
    })
    .meta({ id: 'ResumeInput' }),
  answer: subscriptionDetailAnswer,
  problems: ['pause_over', 'subscription_over'],
  async handle({ em, creditorId, params, body, send }) {
    const { subscriptionId, pauseId } = params;
    await lockLiveSubscription(em, { creditorId, subscriptionId });
    const pause = await em.findOne(SubscriptionPause, { id: pauseId, creditorId, subscriptionId });
    if (pause === null) throw notFound();
    const today = await creditorToday(em, creditorId);
    const from = body.from ?? today;
    if (from < today) throw invalidField({ path: '/from', code: 'in_the_past', message: 'The day lies in the past' });
    if (pause.pauseTo !== null && pause.pauseTo < from) {
      throw new ApiProblem('pause_over', { detail: `The pause ends on ${pause.pauseTo}, before that day` });
    }
    if (pause.pauseFrom >= from) em.remove(pause);
    else em.assign(pause, { pauseTo: addDays(from, -1) });
    await em.flush();
    await send({ kind: 'reconsider', creditorId, workflowId: subscriptionWorkflowId(subscriptionId), payload: {} });
    return readSubscription(em, { creditorId, subscriptionId });
  },
});
