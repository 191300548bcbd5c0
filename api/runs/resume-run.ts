import { lockRun } from '../../db/lock-run.ts';
import { defineRoute } from '../http/route.ts';
import { findRun, readRun } from './read-run.ts';
import { RUN_PARAMS, runAnswer } from './run-fields.ts';
import { wakeRun } from './wake-run.ts';

export const resumeRun = defineRoute({
  method: 'post',
  path: '/v1/subscriptions/{subscriptionId}/runs/{runId}/resume',
  operationId: 'resumeRun',
  tag: 'Runs',
  summary: 'Resume a run that was stopped',
  description: 'It goes on where it was; members who needed attention are tried again.',
  access: 'creditor',
  status: 202,
  params: RUN_PARAMS,
  answer: runAnswer,
  async handle({ em, creditorId, params, send }) {
    const { runId } = params;
    await findRun(em, { creditorId, ...params });
    await lockRun(em, { runId, alone: true });
    await em.execute('update billing_run set stopped_at = null where id = ?', [runId]);
    await wakeRun({ send, creditorId }, runId);
    return readRun(em, { creditorId, ...params });
  },
});
