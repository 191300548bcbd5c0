import type { EntityManager } from '../../db/orm.ts';
import { namesOfAccount } from '../../domain/identifiers/bank-account.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { ApiProblem } from '../http/problem.ts';

const DELETE_OTHERS = `
delete from creditor_bank_account
where creditor_id = ? and account not in (select jsonb_array_elements_text(?::jsonb))`;

const INSERT = `
insert into creditor_bank_account (account, creditor_id)
select account, ? from jsonb_array_elements_text(?::jsonb) account order by account
on conflict do nothing`;

/** Makes these the creditor's accounts, and no others. @throws ApiProblem where one is another creditor's */
export async function writeBankAccounts(
  em: EntityManager,
  { creditorId, ibans }: { creditorId: CreditorId; ibans: readonly string[] },
): Promise<void> {
  const given = [...new Set(ibans)].flatMap(namesOfAccount);
  await em.execute(DELETE_OTHERS, [creditorId, JSON.stringify(given)]);
  await em.execute(INSERT, [creditorId, JSON.stringify(given)]);
  const [row] = await em.execute<{ count: number }[]>(
    'select count(*)::int count from creditor_bank_account where creditor_id = ?',
    [creditorId],
  );
  if (row?.count !== given.length) throw new ApiProblem('bank_account_taken');
}
