import { z } from 'zod';
import { afterId, PAGE_QUERY, pageOf, toPage } from '../../http/pages.ts';
import { defineRoute } from '../../http/route.ts';
import { groupSubscription } from '../subscription-groups/group-subscription.ts';
import { SUBSCRIPTION_PARAMS } from '../../subscriptions/subscription-params.ts';
import { type RunRow, SELECT_RUNS, showRun } from './read-run.ts';
import { runSummaryAnswer } from './run-fields.ts';

export const listRuns = defineRoute({
  method: 'get',
  path: '/v1/subscriptions/{subscriptionId}/runs',
  operationId: 'listRuns',
  tag: 'Runs',
  summary: 'List the runs of a subscription group',
  description: 'One for each period that has been billed, newest first.',
  access: 'creditor',
  status: 200,
  params: SUBSCRIPTION_PARAMS,
  query: z.strictObject(PAGE_QUERY),
  answer: pageOf(runSummaryAnswer),
  async handle({ em, creditorId, params: { subscriptionId }, query }) {
    await groupSubscription(em, { creditorId, subscriptionId });
    const after = afterId(query);
    const rows = await em.execute<RunRow[]>(
      `${SELECT_RUNS} where r.creditor_id = ? and r.subscription_id = ? and (?::uuid is null or r.id < ?::uuid)
       order by r.id desc limit ?`,
      [creditorId, subscriptionId, after, after, query.limit + 1],
    );
    return toPage(rows, query, showRun);
  },
});
