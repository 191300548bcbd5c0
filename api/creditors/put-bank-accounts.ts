import type { EntityManager } from '../../db/orm.ts';
import { accountOfIban } from '../../domain/identifiers/bank-account.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { ApiProblem } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { bankAccountsAnswer, bankAccountsBody } from './bank-account-fields.ts';
import { readBankAccounts } from './read-bank-accounts.ts';

const DELETE_OTHERS = `
delete from creditor_bank_account
where creditor_id = ? and account not in (select jsonb_array_elements_text(?::jsonb))`;

const INSERT = `
insert into creditor_bank_account (account, creditor_id)
select account, ? from jsonb_array_elements_text(?::jsonb) account order by account
on conflict (account) do nothing`;

export const putBankAccounts = defineRoute({
  method: 'put',
  path: '/v1/creditor/bank-accounts',
  operationId: 'putBankAccounts',
  tag: 'Creditors',
  summary: 'Say which bank accounts are the creditor’s',
  description:
    'All of them: what is left out is no longer known. Entries of account statements find the creditor by them. An account belongs to one creditor alone.',
  access: 'creditor',
  role: 'admin',
  status: 200,
  body: bankAccountsBody,
  answer: bankAccountsAnswer,
  problems: ['bank_account_taken'],
  async handle({ em, creditorId, body }) {
    const ibans = [...new Set(body.accounts)];
    const given = ibans.flatMap((iban) => [iban, accountOfIban(iban)]);
    await em.execute(DELETE_OTHERS, [creditorId, JSON.stringify(given)]);
    await em.execute(INSERT, [creditorId, JSON.stringify(given)]);
    await refuseForeign(em, { creditorId, given });
    return readBankAccounts(em, creditorId);
  },
});

/** Whose it is instead is nobody's business. */
async function refuseForeign(
  em: EntityManager,
  { creditorId, given }: { creditorId: CreditorId; given: readonly string[] },
): Promise<void> {
  const [row] = await em.execute<{ count: number }[]>(
    'select count(*)::int count from creditor_bank_account where creditor_id = ?',
    [creditorId],
  );
  if (row?.count !== given.length) throw new ApiProblem('bank_account_taken');
}
