import { ApiProblem } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { bankAccountsAnswer, bankAccountsBody } from './bank-account-fields.ts';
import { lockCreditor } from './lock-creditor.ts';
import { readBankAccounts } from './read-bank-accounts.ts';
import { SET_BY_OPERATOR } from './refuse-other-numbers.ts';
import { writeBankAccounts } from './write-bank-accounts.ts';

export const putBankAccounts = defineRoute({
  method: 'put',
  path: '/v1/creditor/bank-accounts',
  operationId: 'putBankAccounts',
  tag: 'Creditors',
  summary: 'Leave out bank accounts that are the creditor’s no more',
  description:
    'What is left out is no longer known. An account that the creditor does not have is set by the operator: it is refused with ' +
    '`numbers_set_by_operator`, whoever may have it.',
  access: 'creditor',
  role: 'admin',
  status: 200,
  body: bankAccountsBody,
  answer: bankAccountsAnswer,
  problems: ['numbers_set_by_operator'],
  async handle({ em, creditorId, body: { accounts: ibans } }) {
    await lockCreditor(em, creditorId);
    const there = new Set((await readBankAccounts(em, creditorId)).accounts);
    const errors = ibans.flatMap((iban, index) =>
      there.has(iban)
        ? []
        : [{ path: `/accounts/${index}`, code: 'set_by_operator' as const, message: SET_BY_OPERATOR }],
    );
    if (errors.length > 0) throw new ApiProblem('numbers_set_by_operator', { detail: SET_BY_OPERATOR, errors });
    await writeBankAccounts(em, { creditorId, ibans });
    return readBankAccounts(em, creditorId);
  },
});
