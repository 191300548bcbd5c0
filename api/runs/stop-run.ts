import { lockRun } from '../../db/lock-run.ts';
import { defineRoute } from '../http/route.ts';
import { findRun, readRun } from './read-run.ts';
import { RUN_PARAMS, runAnswer } from './run-fields.ts';
import { wakeRun } from './wake-run.ts';

export const stopRun = defineRoute({
  method: 'post',
  path: '/v1/subscriptions/{subscriptionId}/runs/{runId}/stop',
  operationId: 'stopRun',
  tag: 'Runs',
  summary: 'Stop a run',
  description:
    'At any point: from the answer on nothing more is drafted, and mails that are not under way wait. Other periods are billed as ever.',
  access: 'creditor',
  status: 202,
  params: RUN_PARAMS,
  answer: runAnswer,
  async handle({ em, creditorId, params, send }) {
    const { runId } = params;
    await findRun(em, { creditorId, ...params });
    await lockRun(em, { runId, alone: true });
    await em.execute('update billing_run set stopped_at = coalesce(stopped_at, now()) where id = ?', [runId]);
    await wakeRun({ send, creditorId }, runId);
    return readRun(em, { creditorId, ...params });
  },
});
