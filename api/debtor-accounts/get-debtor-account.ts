import { defineRoute } from '../http/route.ts';
import { DEBTOR_PARAMS, debtorAccountAnswer } from './account-fields.ts';
import { readAccount } from './read-account.ts';

export const getDebtorAccount = defineRoute({
  method: 'get',
  path: '/v1/debtors/{debtorId}/account',
  operationId: 'getDebtorAccount',
  tag: 'Debtor accounts',
  summary: 'Read what a debtor owes and has to the good',
  access: 'creditor',
  status: 200,
  params: DEBTOR_PARAMS,
  answer: debtorAccountAnswer,
  handle: ({ em, creditorId, params }) => readAccount(em, { creditorId, ...params }),
});
