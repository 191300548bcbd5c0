import { defineRoute } from '../http/route.ts';
import { bankAccountsAnswer } from './bank-account-fields.ts';
import { lockCreditor } from './lock-creditor.ts';
import { readBankAccounts } from './read-bank-accounts.ts';

export const getBankAccounts = defineRoute({
  method: 'get',
  path: '/v1/creditor/bank-accounts',
  operationId: 'getBankAccounts',
  tag: 'Creditors',
  summary: 'Read the bank accounts whose statements speak of the creditor',
  access: 'creditor',
  status: 200,
  answer: bankAccountsAnswer,
  hold: ({ em, creditorId }) => lockCreditor(em, creditorId),
  handle: ({ em, creditorId }) => readBankAccounts(em, creditorId),
});
