import { z } from 'zod';
import { Subscription } from '../../db/entities/subscription.ts';
import { invalidField, notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { previewAnswer, PREVIEWED_PERIODS, previewPeriods } from './preview-periods.ts';
import { SUBSCRIPTION_PARAMS } from './subscription-params.ts';

/** As far ahead as is reckoned through for a page: periods follow from each other. */
const MAX_AHEAD = 10_000;

export const previewSubscription = defineRoute({
  method: 'get',
  path: '/v1/subscriptions/{subscriptionId}/preview',
  operationId: 'previewSubscription',
  tag: 'Subscriptions',
  summary: 'Preview the next periods',
  description:
    'By the same rules as the real run, from what is known now: an invoice that waits for approval is shown as it has been edited. ' +
    'A one-off line stands on the first period that may charge it, and what a total below zero carries on stands on the next. ' +
    'For the periods after those of an answer, ask for those `after` the last index.',
  access: 'creditor',
  status: 200,
  params: SUBSCRIPTION_PARAMS,
  query: z.strictObject({
    ...PREVIEWED_PERIODS,
    after: z
      .string()
      .regex(/^\d{1,6}$/, 'The index of a period is needed')
      .transform((text) => Number.parseInt(text, 10))
      .optional()
      .meta({
        override: { type: 'integer', minimum: 0, pattern: undefined },
        description: 'Only periods after the one with that index',
      }),
  }),
  answer: previewAnswer,
  async handle({ em, creditorId, params, query }) {
    const { subscriptionId } = params;
    const subscription = await em.findOne(Subscription, { id: subscriptionId, creditorId });
    if (subscription === null) throw notFound();
    const { periods: count, after = -1 } = query;
    if (after > subscription.nextPeriodIndex + MAX_AHEAD) {
      const message = `No more than ${MAX_AHEAD} periods ahead are reckoned`;
      throw invalidField({ path: '/query/after', code: 'too_far_ahead', message });
    }
    return { periods: await previewPeriods(em, subscription, { count, after }) };
  },
});
