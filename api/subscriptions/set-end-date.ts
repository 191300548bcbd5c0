import type { Subscription } from '../../db/entities/subscription.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import { subscriptionWorkflowId } from '../../workflows/subscriptions/subscription.ts';
import { invalidField } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { checkEndDateAgainstBilled } from './check-end-date.ts';
import { discardOutdatedDraft } from './discard-outdated-draft.ts';
import { lockLiveSubscription } from './lock-subscription.ts';
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
    'The end date is the last day that is billed, included; any day. Null for no end. What is billed beyond it already is credited by cancelling on a date.',
  access: 'creditor',
  needsTemporal: true,
  status: 200,
  params: SUBSCRIPTION_PARAMS,
  body: endDateBody,
  answer: subscriptionDetailAnswer,
  problems: ['end_date_already_billed', 'last_period_billed', 'subscription_over'],
  async handle({ em, creditorId, params, body, send }) {
    const { subscriptionId } = params;
    const { endOn } = body;
    const subscription = await lockLiveSubscription(em, { creditorId, subscriptionId });
    await moveEnd(em, { subscription, endOn });
    await send({
      kind: 'set_end_date',
      creditorId,
      workflowId: subscriptionWorkflowId(subscriptionId),
      payload: { endOn },
    });
    return readSubscription(em, { creditorId, subscriptionId });
  },
});

/** Moves the end of a subscription that is held. @throws ApiProblem where it cannot lie there. */
export async function moveEnd(
  em: EntityManager,
  { subscription, endOn }: { subscription: Subscription; endOn: CivilDate | null },
): Promise<void> {
  if (endOn !== null && endOn < subscription.startOn) {
    throw invalidField({ path: '/endOn', code: 'end_before_start', message: 'The end lies before the start' });
  }
  checkEndDateAgainstBilled(subscription, endOn);
  em.assign(subscription, { endOn, updatedAt: new Date() });
  await em.flush();
  await discardOutdatedDraft(em, subscription);
}
