import { type CivilDate, civilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';
import type { LedgerAccount, TransferKind } from '../words/ledger.ts';

/** What was transferred in a month by one kind from one account to another. */
export interface MonthSum {
  readonly firstDay: CivilDate;
  readonly kind: TransferKind;
  readonly debit: LedgerAccount;
  readonly credit: LedgerAccount;
  readonly ore: bigint;
}

/** What is open and to the good now. */
interface BalancesNow {
  readonly openOre: bigint;
  readonly creditOre: bigint;
}

const SUMS = `
select booked_on - (extract(day from booked_on)::int - 1) "firstDay", kind, debit, credit, sum(amount_ore)::text ore
from ledger_sum where creditor_id = ? and booked_on >= ? group by 1, 2, 3, 4`;

const NOW = `
select (select coalesce(sum(open_ore), 0)::text from invoice_balance where creditor_id = ? and open_ore > 0) "openOre",
  (select coalesce(sum(credit_ore), 0)::text from debtor_balance where creditor_id = ? and credit_ore > 0) "creditOre"`;

/**
 * A creditor's transfers from a day on, as they are summed up, by month, and what is open now: what was open before a month is that without all that came since, so
 * that nobody reads the years before. The caller reads both at one moment.
 */
export async function loadMonthSums(
  em: EntityManager,
  { creditorId, from }: { creditorId: CreditorId; from: CivilDate },
): Promise<{ sums: readonly MonthSum[]; now: BalancesNow }> {
  const rows = await em.execute<(Omit<MonthSum, 'firstDay' | 'ore'> & { firstDay: string; ore: string })[]>(SUMS, [
    creditorId,
    from,
  ]);
  const [now] = await em.execute<{ openOre: string; creditOre: string }[]>(NOW, [creditorId, creditorId]);
  return {
    sums: rows.map(({ firstDay, ore, ...row }) => ({ ...row, firstDay: civilDate(firstDay), ore: BigInt(ore) })),
    now: { openOre: BigInt(now?.openOre ?? '0'), creditOre: BigInt(now?.creditOre ?? '0') },
  };
}
