import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';

/** So many debtors are named. */
export const WORST_DEBTORS = 5;

/** How many days after its due date an invoice, or what a reminder charges, is late, at most; none for the last class. */
export const AGES = [
  { fromDays: 1, toDays: 14 },
  { fromDays: 15, toDays: 30 },
  { fromDays: 31, toDays: 60 },
  { fromDays: 61, toDays: null },
] as const;

export interface OverdueSum {
  /** How many invoices and reminders. */
  readonly count: number;
  readonly totalOre: bigint;
}

export interface OverdueDebtor extends OverdueSum {
  readonly debtorId: DebtorId;
  readonly name: string;
  readonly customerNumber: string;
  readonly oldestDueOn: CivilDate;
}

const LATE = `from invoice_balance where creditor_id = ? and open_ore > 0 and due_on < ?`;

const SUM_BY_AGE = `
select width_bucket(?::date - due_on, array[${AGES.map(({ fromDays }) => fromDays).join()}]) age, count(*)::int count, sum(open_ore)::text ore
${LATE} group by 1`;

const WORST = `
select w.debtor_id "debtorId", d.name, d.customer_number "customerNumber", w.count, w.ore, w.oldest "oldestDueOn"
from (
  select debtor_id, count(*)::int count, sum(open_ore) ore, min(due_on) oldest ${LATE}
  group by debtor_id order by sum(open_ore) desc, debtor_id limit ${WORST_DEBTORS}) w
join debtor d on d.id = w.debtor_id
order by w.ore desc, w.debtor_id`;

interface Asked {
  readonly creditorId: CreditorId;
  readonly today: CivilDate;
}

/** What should have been paid before today, by age: a sum for each of `AGES`. */
export async function sumOverdue(em: EntityManager, { creditorId, today }: Asked): Promise<OverdueSum[]> {
  const rows = await em.execute<{ age: number; count: number; ore: string }[]>(SUM_BY_AGE, [today, creditorId, today]);
  return AGES.map((_age, index) => {
    const row = rows.find(({ age }) => age === index + 1);
    return { count: row?.count ?? 0, totalOre: BigInt(row?.ore ?? '0') };
  });
}

/** Who owes the most of what is overdue, the most first. */
export async function findWorstDebtors(em: EntityManager, { creditorId, today }: Asked): Promise<OverdueDebtor[]> {
  const rows = await em.execute<(Omit<OverdueDebtor, 'totalOre'> & { ore: string })[]>(WORST, [creditorId, today]);
  return rows.map(({ ore, ...row }) => ({ ...row, totalOre: BigInt(ore) }));
}
