import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId } from '../../domain/identifiers/ids.ts';
import { BEFORE_ALL_IDS } from '../before-all-ids.ts';
import type { EntityManager } from '../orm.ts';

/** So many debtors are looked at together. */
export const DEBTORS_AT_A_TIME = 100;

interface Page {
  readonly creditorId: CreditorId;
  /** The last one of the page before; null for the first page. */
  readonly after: DebtorId | null;
  readonly limit?: number;
}

const SELECT_OVERDUE = `
select distinct debtor_id id from invoice_balance
where creditor_id = ? and debtor_id > ? and open_ore > 0 and due_on < ? order by debtor_id limit ?`;

/** The next debtors of whom something is open that was due before the day, in the order of their ids. */
export async function findOverdueDebtors(
  em: EntityManager,
  { creditorId, day, after, limit = DEBTORS_AT_A_TIME }: Page & { readonly day: CivilDate },
): Promise<DebtorId[]> {
  const rows = await em.execute<{ id: DebtorId }[]>(SELECT_OVERDUE, [creditorId, after ?? BEFORE_ALL_IDS, day, limit]);
  return rows.map(({ id }) => id);
}

// By the debtor, the first of its days decides nothing: each debtor is found once.
const SELECT_CHARGED = `
select distinct debtor_id id from reminder
where creditor_id = ? and debtor_id > ? and issued_on >= ? and fee_ore + compensation_ore + interest_ore > 0
order by debtor_id limit ?`;

/** The next debtors whom a letter since a day has charged something. */
export async function findChargedDebtors(
  em: EntityManager,
  { creditorId, since, after, limit = DEBTORS_AT_A_TIME }: Page & { readonly since: CivilDate },
): Promise<DebtorId[]> {
  const rows = await em.execute<{ id: DebtorId }[]>(SELECT_CHARGED, [
    creditorId,
    after ?? BEFORE_ALL_IDS,
    since,
    limit,
  ]);
  return rows.map(({ id }) => id);
}
