import { PeriodSkip } from '../../db/entities/period-skip.ts';
import { subscriptionWorkflowId } from '../../workflows/subscriptions/subscription.ts';
import { date } from '../http/fields.ts';
import { notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { comingPeriodIndex } from './coming-period.ts';
import { lockLiveSubscription } from './lock-subscription.ts';
import { readSubscription } from './show-subscription.ts';
import { subscriptionDetailAnswer } from './subscription-fields.ts';
import { SUBSCRIPTION_PARAMS } from './subscription-params.ts';

export const unskipPeriod = defineRoute({
  method: 'delete',
  path: '/v1/subscriptions/{subscriptionId}/skips/{periodFrom}',
  operationId: 'unskipPeriod',
  tag: 'Subscriptions',
  summary: 'Bill a period after all',
  description: 'Takes away the skip of a period that has not come yet.',
  access: 'creditor',
  needsTemporal: true,
  status: 200,
  params: SUBSCRIPTION_PARAMS.extend({ periodFrom: date() }),
  answer: subscriptionDetailAnswer,
  problems: ['period_already_billed', 'subscription_over'],
  async handle({ em, creditorId, params: { subscriptionId, periodFrom }, send }) {
    const subscription = await lockLiveSubscription(em, { creditorId, subscriptionId });
    const periodIndex = comingPeriodIndex(subscription, { periodFrom, path: '/periodFrom' });
    const taken = await em.nativeDelete(PeriodSkip, { creditorId, subscriptionId, periodIndex });
    if (taken === 0) throw notFound();
    await send({ kind: 'reconsider', creditorId, workflowId: subscriptionWorkflowId(subscriptionId), payload: {} });
    return readSubscription(em, { creditorId, subscriptionId });
  },
});
