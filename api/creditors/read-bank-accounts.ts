import type { z } from 'zod';
import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import type { bankAccountsAnswer } from './bank-account-fields.ts';

/** Each account stands there as files may name it: as an IBAN, which is shown, and a Danish one as digits too. */
export async function readBankAccounts(
  em: EntityManager,
  creditorId: CreditorId,
): Promise<z.input<typeof bankAccountsAnswer>> {
  const rows = await em.execute<{ account: string }[]>(
    `select account from creditor_bank_account where creditor_id = ? and account ~ '^[A-Z]{2}' order by account`,
    [creditorId],
  );
  return { accounts: rows.map(({ account }) => account) };
}
