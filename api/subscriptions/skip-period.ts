import { z } from 'zod';
import { date } from '../http/fields.ts';
import { subscriptionWorkflowId } from '../../workflows/subscriptions/subscription.ts';
import { defineRoute } from '../http/route.ts';
import { comingPeriodIndex } from './coming-period.ts';
import { lockLiveSubscription } from './lock-subscription.ts';
import { refuseWaitingDraft } from './refuse-waiting-draft.ts';
import { readSubscription } from './show-subscription.ts';
import { subscriptionDetailAnswer } from './subscription-fields.ts';
import { SUBSCRIPTION_PARAMS } from './subscription-params.ts';

export const skipPeriod = defineRoute({
  method: 'post',
  path: '/v1/subscriptions/{subscriptionId}/skips',
  operationId: 'skipPeriod',
  tag: 'Subscriptions',
  summary: 'Skip a period',
  description: 'A coming period is left out; one-off lines wait for the next invoice. Asked twice, it is skipped once.',
  access: 'creditor',
  needsTemporal: true,
  status: 201,
  params: SUBSCRIPTION_PARAMS,
  body: z
    .strictObject({ periodFrom: date().meta({ description: 'The first day of the period' }) })
    .meta({ id: 'SkipInput' }),
  answer: subscriptionDetailAnswer,
  problems: ['draft_waiting', 'period_already_billed', 'subscription_over'],
  async handle({ em, creditorId, params, body: { periodFrom }, send }) {
    const { subscriptionId } = params;
    const subscription = await lockLiveSubscription(em, { creditorId, subscriptionId });
    const periodIndex = comingPeriodIndex(subscription, { periodFrom, path: '/periodFrom' });
    await refuseWaitingDraft(em, { subscriptionId, periodIndex });
    await em.execute(
      `insert into period_skip (subscription_id, period_index, creditor_id) values (?, ?, ?) on conflict do nothing`,
      [subscriptionId, periodIndex, creditorId],
    );
    await send({ kind: 'reconsider', creditorId, workflowId: subscriptionWorkflowId(subscriptionId), payload: {} });
    return readSubscription(em, { creditorId, subscriptionId });
  },
});
