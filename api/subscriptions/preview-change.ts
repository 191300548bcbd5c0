import { z } from 'zod';
import { replaceStandingLines } from '../lines/replace-lines.ts';
import { linesBody } from '../lines/line-fields.ts';
import { defineRoute } from '../http/route.ts';
import { lockLiveSubscription } from './lock-subscription.ts';
import { previewAnswer, PREVIEWED_PERIODS, previewPeriods } from './preview-periods.ts';
import { moveEnd } from './set-end-date.ts';
import { endDateBody } from './subscription-fields.ts';
import { SUBSCRIPTION_PARAMS } from './subscription-params.ts';

export const previewChange = defineRoute({
  method: 'post',
  path: '/v1/subscriptions/{subscriptionId}/preview',
  operationId: 'previewChange',
  tag: 'Subscriptions',
  summary: 'Preview the next periods as they would be billed after a change',
  description:
    'Of the end date, of the standing lines, or of both. Refuses what setting the end date and replacing the lines refuse, in the same ' +
    'words. Nothing is changed.',
  access: 'creditor',
  readsOnly: true,
  status: 200,
  params: SUBSCRIPTION_PARAMS,
  query: z.strictObject(PREVIEWED_PERIODS),
  body: z
    .strictObject({
      endOn: endDateBody.shape.endOn.optional(),
      lines: linesBody.shape.lines.optional(),
    })
    .meta({ id: 'SubscriptionChangePreview' }),
  answer: previewAnswer,
  problems: [
    'amount_too_large',
    'announced_step',
    'end_date_already_billed',
    'last_period_billed',
    'subscription_over',
  ],
  async handle({ em, creditorId, params: { subscriptionId }, query, body: { endOn, lines } }) {
    const subscription = await lockLiveSubscription(em, { creditorId, subscriptionId });
    if (endOn !== undefined) await moveEnd(em, { subscription, endOn });
    if (lines !== undefined) await replaceStandingLines(em, { subscription, lines });
    return { periods: await previewPeriods(em, subscription, { count: query.periods }) };
  },
});
