import { v7 as uuid } from 'uuid';
import { Creditor } from '../../db/entities/creditor.ts';
import { SelfCheck } from '../../db/entities/self-check.ts';
import type { SelfCheckId } from '../../domain/identifiers/ids.ts';
import { selfCheckWorkflowId } from '../../domain/calendar/self-check-night.ts';
import { defineRoute } from '../http/route.ts';
import { waitForAnswers } from '../outbox/wait-for-answers.ts';
import { selfCheckAnswer, showSelfCheck } from './self-check-fields.ts';

export const runSelfCheck = defineRoute({
  method: 'post',
  path: '/v1/self-checks',
  operationId: 'runSelfCheck',
  tag: 'Self-checks',
  summary: 'Check now what should have been billed, sent and collected',
  description:
    'As each night. Waits up to ten seconds; `finishedAt` is null where it takes longer: read the check by its id later. What it finds is listed as findings.',
  access: 'creditor',
  needsTemporal: true,
  status: 202,
  answer: selfCheckAnswer,
  location: ({ id }) => `/v1/self-checks/${id}`,
  async handle({ em, creditorId, send }) {
    const { timeZone } = await em.findOneOrFail(Creditor, { id: creditorId });
    const selfCheckId = uuid() as SelfCheckId;
    await em.insert(SelfCheck, { id: selfCheckId, creditorId });
    const workflowId = selfCheckWorkflowId(creditorId);
    // Where the workflow was lost it is there again, and comes each night.
    await send({ kind: 'start_self_check', creditorId, workflowId, payload: { timeZone } });
    await send({ kind: 'run_self_check', creditorId, workflowId, payload: { selfCheckId } });
    return showSelfCheck(await em.findOneOrFail(SelfCheck, { id: selfCheckId }));
  },
  async complete({ id }, { delivered, em, temporal }) {
    await waitForAnswers(temporal, delivered);
    return showSelfCheck(await em.findOneOrFail(SelfCheck, { id: id as SelfCheckId }));
  },
});
