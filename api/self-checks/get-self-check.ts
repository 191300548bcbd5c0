import { SelfCheck } from '../../db/entities/self-check.ts';
import { notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { SELF_CHECK_PARAMS, selfCheckAnswer, showSelfCheck } from './self-check-fields.ts';

export const getSelfCheck = defineRoute({
  method: 'get',
  path: '/v1/self-checks/{selfCheckId}',
  operationId: 'getSelfCheck',
  tag: 'Self-checks',
  summary: 'Read a self-check',
  access: 'creditor',
  status: 200,
  params: SELF_CHECK_PARAMS,
  answer: selfCheckAnswer,
  async handle({ em, creditorId, params }) {
    const check = await em.findOne(SelfCheck, { id: params.selfCheckId, creditorId });
    if (check === null) throw notFound();
    return showSelfCheck(check);
  },
});
