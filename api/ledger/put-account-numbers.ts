import { CreditorLedgerAccount } from '../../db/entities/creditor-ledger-account.ts';
import { lockCreditor } from '../creditors/lock-creditor.ts';
import { defineRoute } from '../http/route.ts';
import { accountNumbersAnswer, accountNumbersBody, showAccountNumbers } from './account-number-fields.ts';

export const putAccountNumbers = defineRoute({
  method: 'put',
  path: '/v1/ledger/account-numbers',
  operationId: 'putAccountNumbers',
  tag: 'Ledger',
  summary: 'Give the accounts the numbers and names of the creditor’s bookkeeping',
  description:
    'An account that is left out keeps what it has. The journal and the balances show them; nothing is posted anew.',
  access: 'creditor',
  role: 'admin',
  status: 200,
  body: accountNumbersBody,
  answer: accountNumbersAnswer,
  async handle({ em, creditorId, body }) {
    await lockCreditor(em, creditorId);
    await em.upsertMany(
      CreditorLedgerAccount,
      body.accounts.map((account) => ({ creditorId, ...account })),
    );
    return showAccountNumbers(em, creditorId);
  },
});
