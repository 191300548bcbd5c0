import { SelfCheckFinding } from '../../db/entities/self-check-finding.ts';
import { notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { FINDING_PARAMS, findingAnswer, showFinding } from './finding-fields.ts';

export const getFinding = defineRoute({
  method: 'get',
  path: '/v1/findings/{findingId}',
  operationId: 'getFinding',
  tag: 'Self-checks',
  summary: 'Read a finding',
  access: 'creditor',
  status: 200,
  params: FINDING_PARAMS,
  answer: findingAnswer,
  async handle({ em, creditorId, params }) {
    const finding = await em.findOne(SelfCheckFinding, { id: params.findingId, creditorId });
    if (finding === null) throw notFound();
    return showFinding(finding);
  },
});
