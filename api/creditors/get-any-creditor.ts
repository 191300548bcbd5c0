import { Creditor } from '../../db/entities/creditor.ts';
import { notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { CREDITOR_PARAMS, creditorAnswer } from './creditor-fields.ts';
import { lockCreditor } from './lock-creditor.ts';
import { showCreditor } from './show-creditor.ts';

export const getAnyCreditor = defineRoute({
  method: 'get',
  path: '/v1/creditors/{creditorId}',
  operationId: 'getAnyCreditor',
  tag: 'Creditors',
  summary: 'Read a creditor',
  access: 'operator',
  status: 200,
  params: CREDITOR_PARAMS,
  answer: creditorAnswer,
  hold: ({ em, params: { creditorId } }) => lockCreditor(em, creditorId),
  async handle({ em, params: { creditorId } }) {
    const creditor = await em.findOne(Creditor, { id: creditorId });
    if (creditor === null) throw notFound();
    return showCreditor(creditor);
  },
});
