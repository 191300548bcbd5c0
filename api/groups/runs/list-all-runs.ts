import { z } from 'zod';
import type { EntityManager } from '../../../db/orm.ts';
import { allOf, type Selection } from '../../http/conditions.ts';
import { afterId, PAGE_QUERY, pageOf, toPage } from '../../http/pages.ts';
import { defineRoute } from '../../http/route.ts';
import { RUN_COLUMNS, type RunRow, showRun } from './read-run.ts';
import { type RunStatus, runSummaryAnswer } from './run-fields.ts';

type ListedRow = RunRow & { readonly subscriptionReference: string | null };

const SELECT = `
select ${RUN_COLUMNS}, s.reference "subscriptionReference"
from billing_run r join subscription s on s.id = r.subscription_id`;

const hasMember = (status: 'waiting' | 'needs_attention') =>
  `exists (select from billing_run_member where run_id = r.id and status = '${status}')`;

/** As `showRun` tells it. */
const IS: Readonly<Record<RunStatus, string>> = {
  stopped: 'r.stopped_at is not null',
  billing: `r.stopped_at is null and ${hasMember('waiting')}`,
  needs_attention: `r.stopped_at is null and not ${hasMember('waiting')} and ${hasMember('needs_attention')}`,
  billed: `r.stopped_at is null and not ${hasMember('waiting')} and not ${hasMember('needs_attention')}`,
};

export const listedRun = runSummaryAnswer
  .extend({
    subscriptionReference: z.string().nullable().meta({ example: 'AFT-12', description: 'Of the subscription group' }),
  })
  .meta({ id: 'ListedRun' });

export const listAllRuns = defineRoute({
  method: 'get',
  path: '/v1/runs',
  operationId: 'listAllRuns',
  tag: 'Runs',
  summary: 'List the runs of all subscription groups',
  description: 'One for each period of a group that has been billed, newest first.',
  access: 'creditor',
  status: 200,
  query: z.strictObject({ ...PAGE_QUERY, status: runSummaryAnswer.shape.status.optional() }),
  answer: pageOf(listedRun),
  async handle({ em, creditorId, query: { status, ...query } }) {
    const { where, values } = allOf([['r.id < ?', afterId(query)], status !== undefined && [IS[status]]]);
    return toPage(await findRuns(em, { creditorId, where, values, limit: query.limit + 1 }), query, showListedRun);
  },
});

/** The runs of a creditor that meet a condition on `r`, newest first. */
export async function findRuns(
  em: EntityManager,
  { creditorId, where, values, limit }: Selection,
): Promise<ListedRow[]> {
  return em.execute<ListedRow[]>(`${SELECT} where r.creditor_id = ? and ${where} order by r.id desc limit ?`, [
    creditorId,
    ...values,
    limit,
  ]);
}

export function showListedRun({ subscriptionReference, ...run }: ListedRow): z.input<typeof listedRun> {
  return { ...showRun(run), subscriptionReference };
}
