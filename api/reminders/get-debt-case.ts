import { defineRoute } from '../http/route.ts';
import { DEBT_CASE_PARAMS, debtCaseAnswer, lockDebtCase, readDebtCase } from './debt-case-fields.ts';

export const getDebtCase = defineRoute({
  method: 'get',
  path: '/v1/debt-cases/{debtCaseId}',
  operationId: 'getDebtCase',
  tag: 'Reminders',
  summary: 'Read a case for collection',
  access: 'creditor',
  status: 200,
  params: DEBT_CASE_PARAMS,
  answer: debtCaseAnswer,
  hold: ({ em, creditorId, params }) => lockDebtCase(em, { creditorId, ...params }),
  handle: ({ em, creditorId, params }) => readDebtCase(em, { creditorId, ...params }),
});
