import { Creditor } from '../../db/entities/creditor.ts';
import { defineRoute } from '../http/route.ts';
import { creditorAnswer } from './creditor-fields.ts';
import { lockCreditor } from './lock-creditor.ts';
import { showCreditor } from './show-creditor.ts';

export const getCreditor = defineRoute({
  method: 'get',
  path: '/v1/creditor',
  operationId: 'getCreditor',
  tag: 'Creditors',
  summary: "Read the key's creditor",
  access: 'creditor',
  status: 200,
  answer: creditorAnswer,
  hold: ({ em, creditorId }) => lockCreditor(em, creditorId),
  async handle({ em, creditorId }) {
    return showCreditor(await em.findOneOrFail(Creditor, { id: creditorId }));
  },
});
