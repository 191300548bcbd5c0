import { z } from 'zod';
import type { RunId } from '../../../domain/identifiers/ids.ts';
import { id } from '../../http/fields.ts';
import { notFound } from '../../http/problem.ts';
import { defineRoute } from '../../http/route.ts';
import { findRuns, listedRun, showListedRun } from './list-all-runs.ts';

export const getAnyRun = defineRoute({
  method: 'get',
  path: '/v1/runs/{runId}',
  operationId: 'getAnyRun',
  tag: 'Runs',
  summary: 'Get a run, whichever subscription group it is of',
  description: 'Its progress is asked for by its subscription.',
  access: 'creditor',
  status: 200,
  params: z.strictObject({ runId: id<RunId>() }),
  answer: listedRun,
  async handle({ em, creditorId, params: { runId } }) {
    const [run] = await findRuns(em, { creditorId, where: 'r.id = ?', values: [runId], limit: 1 });
    if (run === undefined) throw notFound();
    return showListedRun(run);
  },
});
