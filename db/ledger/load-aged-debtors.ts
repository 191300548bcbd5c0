import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';

/** How many days after its due date an invoice is late at least, class by class; what is not late is in none. */
const LATE_FROM = [1, 31, 61, 91] as const;

/** What a debtor owed at the end of a day, by how late it was, and had to the good: øre. */
export interface AgedDebtor {
  readonly debtorId: DebtorId;
  readonly customerNumber: string;
  readonly name: string;
  readonly notDueOre: bigint;
  readonly days1To30Ore: bigint;
  readonly days31To60Ore: bigint;
  readonly days61To90Ore: bigint;
  readonly over90Ore: bigint;
  readonly openOre: bigint;
  readonly creditOre: bigint;
}

const ofAge = (age: number, name: string) => `coalesce(sum(ore) filter (where age = ${age}), 0)::text "${name}"`;

/**
 * What was open on a day is what is open now without all that was posted since: nobody reads the years before. It is so for the debtors'
 * credit too, which is of no age.
 */
const SELECT = `
with since as (
  select invoice_id, debtor_id, amount_ore * ((debit = 'receivables')::int - (credit = 'receivables')::int) open_ore,
    amount_ore * ((credit = 'credits')::int - (debit = 'credits')::int) credit_ore
  from ledger_transfer where creditor_id = ? and booked_on > ? and debtor_id is not null
), open as (
  select invoice_id, sum(open_ore) ore from (
    select invoice_id, open_ore from invoice_balance where creditor_id = ? and open_ore > 0
    union all
    select invoice_id, -open_ore from since where open_ore <> 0
  ) parts group by invoice_id having sum(open_ore) <> 0
), parts as (
  select b.debtor_id, width_bucket(?::date - b.due_on, array[${LATE_FROM.join()}]) age, o.ore
  from open o join invoice_balance b on b.invoice_id = o.invoice_id
  union all
  select debtor_id, -1, credit_ore from debtor_balance where creditor_id = ? and credit_ore > 0
  union all
  select debtor_id, -1, -credit_ore from since where credit_ore <> 0
)
select a.*, d.customer_number "customerNumber", d.name
from (
  select debtor_id "debtorId", ${ofAge(0, 'notDueOre')}, ${ofAge(1, 'days1To30Ore')}, ${ofAge(2, 'days31To60Ore')},
    ${ofAge(3, 'days61To90Ore')}, ${ofAge(4, 'over90Ore')}, coalesce(sum(ore) filter (where age >= 0), 0)::text "openOre",
    ${ofAge(-1, 'creditOre')}
  from parts group by debtor_id
  having sum(ore) filter (where age >= 0) <> 0 or sum(ore) filter (where age < 0) <> 0
) a join debtor d on d.id = a."debtorId"
order by d.customer_number collate "C", d.id`;

/** Who owed something at the end of a day, or had anything to the good, by customer number. */
export async function loadAgedDebtors(
  em: EntityManager,
  { creditorId, on }: { creditorId: CreditorId; on: CivilDate },
): Promise<AgedDebtor[]> {
  type Row = { readonly [Field in keyof AgedDebtor]: AgedDebtor[Field] extends bigint ? string : AgedDebtor[Field] };
  const rows = await em.execute<Row[]>(SELECT, [creditorId, on, creditorId, on, creditorId]);
  return rows.map((row) => ({
    ...row,
    notDueOre: BigInt(row.notDueOre),
    days1To30Ore: BigInt(row.days1To30Ore),
    days31To60Ore: BigInt(row.days31To60Ore),
    days61To90Ore: BigInt(row.days61To90Ore),
    over90Ore: BigInt(row.over90Ore),
    openOre: BigInt(row.openOre),
    creditOre: BigInt(row.creditOre),
  }));
}
