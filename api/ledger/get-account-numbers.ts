import { lockCreditor } from '../creditors/lock-creditor.ts';
import { defineRoute } from '../http/route.ts';
import { accountNumbersAnswer, showAccountNumbers } from './account-number-fields.ts';

export const getAccountNumbers = defineRoute({
  method: 'get',
  path: '/v1/ledger/account-numbers',
  operationId: 'getAccountNumbers',
  tag: 'Ledger',
  summary: 'Read the numbers and names of the accounts in the creditor’s bookkeeping',
  access: 'creditor',
  status: 200,
  answer: accountNumbersAnswer,
  hold: ({ em, creditorId }) => lockCreditor(em, creditorId),
  handle: ({ em, creditorId }) => showAccountNumbers(em, creditorId),
});
