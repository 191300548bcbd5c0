import { z } from 'zod';
import type { InvoiceId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { isStuck } from '../../domain/subscriptions/stuck-workflow.ts';
import { subscriptionWorkflowId } from '../../workflows/subscriptions/subscription.ts';
import { date } from '../http/fields.ts';
import { ApiProblem } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { describeWorkflow, hasJustFailed } from '../outbox/reach-workflow.ts';
import { waitForAnswers } from '../outbox/wait-for-answers.ts';
import type { Temporal } from '../temporal.ts';
import { lockLiveSubscription } from './lock-subscription.ts';
import { nextPeriodOf } from './next-period.ts';
import { SUBSCRIPTION_PARAMS } from './subscription-params.ts';

export const billNow = defineRoute({
  method: 'post',
  path: '/v1/subscriptions/{subscriptionId}/bill-now',
  operationId: 'billNow',
  tag: 'Subscriptions',
  summary: 'Bill the next period without waiting for its day',
  description:
    'The period must be the next one that has not been billed. Waits up to ten seconds; `invoiceId` is null where it took longer, where the subscription needs attention, and for a group, whose run goes on by itself.',
  access: 'creditor',
  needsTemporal: true,
  status: 202,
  params: SUBSCRIPTION_PARAMS,
  body: z.strictObject({ periodFrom: date() }).meta({ id: 'BillNowInput' }),
  answer: z
    .strictObject({
      subscriptionId: z.string(),
      periodFrom: z.string().meta({ format: 'date' }),
      periodTo: z.string().meta({ format: 'date' }),
      invoiceId: z.string().nullable(),
    })
    .meta({ id: 'BilledPeriod' }),
  problems: ['period_not_next', 'subscription_over', 'workflow_stuck'],
  async handle({ em, creditorId, params, body, send }) {
    const { subscriptionId } = params;
    const subscription = await lockLiveSubscription(em, { creditorId, subscriptionId });
    const period = nextPeriodOf(subscription);
    if (period === null)
      throw new ApiProblem('subscription_over', { detail: 'Everything up to the end date is billed' });
    if (period.from !== body.periodFrom) {
      const detail = `The next period to be billed is ${period.from} to ${period.to}`;
      throw new ApiProblem('period_not_next', { detail, members: { nextPeriod: period } });
    }
    const { nextPeriodIndex: periodIndex } = subscription;
    em.assign(subscription, { billThroughIndex: periodIndex, updatedAt: new Date() });
    await em.flush();
    await send({
      kind: 'bill_now',
      creditorId,
      workflowId: subscriptionWorkflowId(subscriptionId),
      payload: { periodIndex },
    });
    return { subscriptionId, periodFrom: period.from, periodTo: period.to, invoiceId: null };
  },
  async complete(answer, { delivered, em, temporal }) {
    await waitForAnswers(temporal, delivered);
    const [row] = await em.execute<{ id: InvoiceId }[]>(
      `select i.id from invoice i join subscription s on s.id = i.subscription_id
       where s.id = ? and s.kind = 'single' and i.series = 'invoice' and i.period_from = ?`,
      [answer.subscriptionId, answer.periodFrom],
    );
    if (row === undefined) await refuseWhereStuck(temporal, answer.subscriptionId);
    return { ...answer, invoiceId: row?.id ?? null };
  },
});

const LONGEST_LOOK_MS = 2_000;

/**
 * What was asked for is kept: it is billed when the workflow is mended. One whose code has failed once is told of too: it has slept until
 * this call, and Temporal tries it again later than anybody waits.
 */
async function refuseWhereStuck(temporal: Temporal, subscriptionId: string): Promise<void> {
  const workflowId = subscriptionWorkflowId(subscriptionId as SubscriptionId);
  const hasFailed = await temporal.within(LONGEST_LOOK_MS, async () => {
    const standing = await describeWorkflow(temporal.client, workflowId);
    return isStuck(standing) || (await hasJustFailed(temporal.client, { workflowId, ...standing }));
  });
  if (!hasFailed) return;
  throw new ApiProblem('workflow_stuck', {
    detail:
      'The period is not billed yet. It will be, without being asked for again, when a self-check has found the workflow and its finding is repaired',
  });
}
