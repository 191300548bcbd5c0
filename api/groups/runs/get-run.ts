import { lockRun } from '../../../db/groups/lock-run.ts';
import { defineRoute } from '../../http/route.ts';
import { readRun } from './read-run.ts';
import { RUN_PARAMS, runAnswer } from './run-fields.ts';

export const getRun = defineRoute({
  method: 'get',
  path: '/v1/subscriptions/{subscriptionId}/runs/{runId}',
  operationId: 'getRun',
  tag: 'Runs',
  summary: 'Get a run with its progress',
  access: 'creditor',
  status: 200,
  params: RUN_PARAMS,
  answer: runAnswer,
  hold: ({ em, params: { runId } }) => lockRun(em, { runId, alone: true }),
  handle: ({ em, creditorId, params }) => readRun(em, { creditorId, ...params }),
});
