import type { Orm } from '../db/orm.ts';
import type { CreditorId } from '../domain/identifiers/ids.ts';

const SQL = {
  queued: 'select count(*)::int counted from collection where creditor_id = ?',
  mailed: `select count(*)::int counted from invoice_mail where creditor_id = ? and status = 'sent'`,
  // Taken in the transaction that writes invoice, mail and collection; one row to look at, however many there are.
  drafted: `select (next_number - 1)::int counted from number_series where creditor_id = ? and code = 'invoice'`,
} as const;

/** How many of a creditor's invoices have come so far. */
export async function countRows(orm: Orm, what: keyof typeof SQL, creditorId: CreditorId): Promise<number> {
  const [row] = await orm.em.fork().execute<{ counted: number }[]>(SQL[what], [creditorId]);
  return row?.counted ?? 0;
}
