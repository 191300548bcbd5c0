import { defineRoute } from '../../http/route.ts';
import { haltRun } from './halt-run.ts';
import { RUN_PARAMS, runAnswer } from './run-fields.ts';

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
  handle: (call) => haltRun(call, { ...call.params, halted: true }),
});
