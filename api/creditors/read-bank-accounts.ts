import type { z } from 'zod';
import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import type { bankAccountsAnswer } from './bank-account-fields.ts';

/** Each account stands there twice, as files may name it: as an IBAN, which is shown, and as digits. */
export async function readBankAccounts(
  em: EntityManager,
  creditorId: CreditorId,
): Promise<z.input<typeof bankAccountsAnswer>> {
  const rows = await em.execute<{ account: string }[]>(
    `select account from creditor_bank_account where creditor_id = ? and account like 'DK%' order by account`,
    [creditorId],
  );
  return { accounts: rows.map(({ account }) => account) };
}
