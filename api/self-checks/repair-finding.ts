import { LockMode } from '@mikro-orm/core';
import { SelfCheckFinding } from '../../db/entities/self-check-finding.ts';
import { ApiProblem, notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { closeRepaired } from './close-repaired.ts';
import { FINDING_PARAMS, findingAnswer, showFinding } from './finding-fields.ts';

export const repairFinding = defineRoute({
  method: 'post',
  path: '/v1/findings/{findingId}/repair',
  operationId: 'repairFinding',
  tag: 'Self-checks',
  summary: 'Repair what a finding names',
  description: 'One that is repaired already, or gone, is answered as it is.',
  access: 'creditor',
  needsTemporal: true,
  status: 200,
  params: FINDING_PARAMS,
  answer: findingAnswer,
  problems: ['finding_not_repairable'],
  async handle({ em, creditorId, params, send, services: { temporal } }) {
    const where = { id: params.findingId, creditorId };
    const finding = await em.findOne(SelfCheckFinding, where, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (finding === null) throw notFound();
    if (finding.status === 'open') {
      const refused = await closeRepaired({ em, creditorId, send, temporal }, finding);
      if (refused !== null) throw new ApiProblem('finding_not_repairable', { detail: refused.doFirst });
    }
    return showFinding(finding);
  },
});
