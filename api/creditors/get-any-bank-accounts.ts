import { Creditor } from '../../db/entities/creditor.ts';
import { notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { bankAccountsAnswer } from './bank-account-fields.ts';
import { CREDITOR_PARAMS } from './creditor-fields.ts';
import { lockCreditor } from './lock-creditor.ts';
import { readBankAccounts } from './read-bank-accounts.ts';

export const getAnyBankAccounts = defineRoute({
  method: 'get',
  path: '/v1/creditors/{creditorId}/bank-accounts',
  operationId: 'getAnyBankAccounts',
  tag: 'Creditors',
  summary: 'Read the bank accounts of a creditor',
  access: 'operator',
  status: 200,
  params: CREDITOR_PARAMS,
  answer: bankAccountsAnswer,
  hold: ({ em, params: { creditorId } }) => lockCreditor(em, creditorId),
  async handle({ em, params: { creditorId } }) {
    if ((await em.count(Creditor, { id: creditorId })) === 0) throw notFound();
    return readBankAccounts(em, creditorId);
  },
});
