import { addDays } from '../../domain/calendar.ts';
import { subscriptionWorkflowId } from '../../workflows/subscription.ts';
import { ApiProblem, invalidField } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { checkEndDate } from './check-schedule.ts';
import { lockLiveSubscription } from './lock-subscription.ts';
import { scheduleOf } from './next-period.ts';
import { readSubscription } from './show-subscription.ts';
import { endDateBody, subscriptionDetailAnswer } from './subscription-fields.ts';
import { SUBSCRIPTION_PARAMS } from './subscription-params.ts';

export const setEndDate = defineRoute({
  method: 'put',
  path: '/v1/subscriptions/{subscriptionId}/end-date',
  operationId: 'setEndDate',
  tag: 'Subscriptions',
  summary: 'Set, move or take away the end date',
  description:
    "The end date is the last day that is billed, included, and must be a period's last day. Null for no end.",
  access: 'creditor',
  needsTemporal: true,
  status: 200,
  params: SUBSCRIPTION_PARAMS,
  body: endDateBody,
  answer: subscriptionDetailAnswer,
  problems: ['end_date_already_billed', 'end_date_not_on_period_end', 'subscription_over'],
  async handle({ em, creditorId, params, body, send }) {
    const { subscriptionId } = params;
    const { endOn } = body;
    const subscription = await lockLiveSubscription(em, { creditorId, subscriptionId });
    const { startOn, nextPeriodIndex, nextPeriodFrom } = subscription;
    if (endOn !== null && endOn < startOn) {
      throw invalidField({ path: '/endOn', code: 'end_before_start', message: 'The end lies before the start' });
    }
    checkEndDate(scheduleOf(subscription), endOn);
    const billedThrough = nextPeriodIndex === 0 ? null : addDays(nextPeriodFrom, -1);
    if (endOn !== null && billedThrough !== null && endOn < billedThrough) {
      const detail = `Billed through ${billedThrough}: the end date can be that day or later`;
      throw new ApiProblem('end_date_already_billed', { detail, members: { billedThrough } });
    }
    em.assign(subscription, { endOn, updatedAt: new Date() });
    await em.flush();
    await send({
      kind: 'set_end_date',
      creditorId,
      workflowId: subscriptionWorkflowId(subscriptionId),
      payload: { endOn },
    });
    return readSubscription(em, { creditorId, subscriptionId });
  },
});
