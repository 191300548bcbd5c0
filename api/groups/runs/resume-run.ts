import { defineRoute } from '../../http/route.ts';
import { haltRun } from './halt-run.ts';
import { RUN_PARAMS, runAnswer } from './run-fields.ts';

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
  handle: (call) => haltRun(call, { ...call.params, halted: false }),
});
