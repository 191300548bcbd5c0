import { ApiProblem } from '../../http/problem.ts';
import { defineRoute } from '../../http/route.ts';
import { findRun, readRun } from './read-run.ts';
import { RUN_PARAMS, runAnswer } from './run-fields.ts';
import { wakeRun } from './wake-run.ts';

export const retryRun = defineRoute({
  method: 'post',
  path: '/v1/subscriptions/{subscriptionId}/runs/{runId}/retry',
  operationId: 'retryRun',
  tag: 'Runs',
  summary: 'Bill those whom a run has not billed',
  description:
    'Members who need attention are tried again, and whoever has become a member of the period since is billed for it. Both happen by themselves when the debtor is changed, and with the run of the next period.',
  access: 'creditor',
  needsTemporal: true,
  status: 202,
  params: RUN_PARAMS,
  answer: runAnswer,
  problems: ['run_stopped'],
  async handle({ em, creditorId, params, send }) {
    const { stoppedAt } = await findRun(em, { creditorId, ...params });
    if (stoppedAt !== null) throw new ApiProblem('run_stopped', { detail: 'Resume the run: it then tries again' });
    await wakeRun({ send, creditorId }, params.runId);
    return readRun(em, { creditorId, ...params });
  },
});
