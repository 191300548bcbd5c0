import { z } from 'zod';
import { Subscription } from '../../db/entities/subscription.ts';
import { ApiProblem } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { insertSubscriptions } from './insert-subscriptions.ts';
import { prepareSubscriptions } from './prepare-subscriptions.ts';
import { previewAnswer, PREVIEWED_PERIODS, previewPeriods } from './preview-periods.ts';
import { createSubscriptionBody } from './subscription-fields.ts';

export const previewNewSubscription = defineRoute({
  method: 'post',
  path: '/v1/subscriptions/preview',
  operationId: 'previewNewSubscription',
  tag: 'Subscriptions',
  summary: 'Preview what a subscription would be billed that has not been created',
  description:
    'Takes what creating it takes and refuses what that refuses, in the same words. Nothing is created. `billedAt` is the day to come; the ' +
    'second of the night goes by the id that it does not have yet. A subscription group has no invoices of its own: its members have.',
  access: 'creditor',
  readsOnly: true,
  status: 200,
  query: z.strictObject(PREVIEWED_PERIODS),
  body: createSubscriptionBody,
  answer: previewAnswer,
  problems: ['amount_too_large', 'last_period_billed', 'too_many_periods_due'],
  async handle({ em, creditorId, query, body }) {
    const [prepared] = await prepareSubscriptions(em, { creditorId, bodies: [body] });
    if (prepared === undefined) throw new Error('nothing was prepared for a subscription');
    if (prepared instanceof ApiProblem) throw prepared;
    await insertSubscriptions(em, [prepared]);
    const { id } = prepared.subscription;
    const subscription = await em.findOneOrFail(Subscription, { id, creditorId });
    return { periods: await previewPeriods(em, subscription, { count: query.periods }) };
  },
});
