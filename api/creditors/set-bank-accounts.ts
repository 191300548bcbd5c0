import { defineRoute } from '../http/route.ts';
import { bankAccountsAnswer, bankAccountsBody } from './bank-account-fields.ts';
import { CREDITOR_PARAMS } from './creditor-fields.ts';
import { lockCreditor } from './lock-creditor.ts';
import { readBankAccounts } from './read-bank-accounts.ts';
import { writeBankAccounts } from './write-bank-accounts.ts';

export const setBankAccounts = defineRoute({
  method: 'put',
  path: '/v1/creditors/{creditorId}/bank-accounts',
  operationId: 'setBankAccounts',
  tag: 'Creditors',
  summary: 'Say which bank accounts are a creditor’s',
  description:
    'For the operator. All of them: what is left out is no longer known. Entries of account statements find the creditor by them. An ' +
    'account belongs to one creditor of the installation.',
  access: 'operator',
  status: 200,
  params: CREDITOR_PARAMS,
  body: bankAccountsBody,
  answer: bankAccountsAnswer,
  problems: ['bank_account_taken'],
  async handle({ em, params: { creditorId }, body: { accounts: ibans } }) {
    await lockCreditor(em, creditorId);
    await writeBankAccounts(em, { creditorId, ibans });
    return readBankAccounts(em, creditorId);
  },
});
