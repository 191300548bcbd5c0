import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId } from '../../domain/identifiers/ids.ts';
import type { OpenOnStatement, StatementEntry, StatementKind, StatementSums } from '../../domain/invoices/statement.ts';
import { BEFORE_ALL_IDS } from '../before-all-ids.ts';
import type { EntityManager } from '../orm.ts';

/** Of a debtor's account, and of the days from one through another; from its first entry on where that is null. */
export interface StatementSpan {
  readonly creditorId: CreditorId;
  readonly debtorId: DebtorId;
  readonly from: CivilDate | null;
  readonly to: CivilDate;
}

/** An entry, and what it goes by in the order of its statement: its day, then the first of its postings. */
export interface OrderedEntry extends StatementEntry {
  readonly firstPostingId: string;
}

const BEGINNING = '0001-01-01';

/** What a posting changes of what the debtor owes, less what is to the good. What goes from the one to the other changes nothing. */
const CHANGE = `amount_ore * ((debit in ('receivables', 'credits'))::int - (credit in ('receivables', 'credits'))::int)`;

const KINDS = {
  invoiced: 'invoice',
  vat_invoiced: 'invoice',
  credited: 'credit_note',
  vat_credited: 'credit_note',
  fee_charged: 'reminder',
  interest_charged: 'reminder',
  compensation_charged: 'reminder',
  fee_waived: 'reminder_waived',
  interest_waived: 'reminder_waived',
  compensation_waived: 'reminder_waived',
  match_undone: 'payment_moved',
  paid_out: 'paid_out',
  written_off: 'written_off',
  write_off_undone: 'write_off_undone',
} as const satisfies Record<string, StatementKind>;
const KIND = `
case when kind = 'matched' and debit = 'unmatched' then 'payment'
  when kind = 'matched' and exists (select from pay_out o where o.payment_id = ledger_transfer.payment_id and o.status = 'paid') then 'paid_out'
  when kind = 'matched' then 'payment_taken_back' else case kind ${Object.entries(KINDS)
    .map(([posted, told]) => `when '${posted}' then '${told}'`)
    .join(' ')} end end`;

const ENTRIES = `
with posted as (
  select id, booked_on, invoice_id, payment_id, ${KIND} told, ${CHANGE} change_ore from ledger_transfer
  where creditor_id = ? and debtor_id = ? and booked_on <= ?
), entries as (
  select booked_on, told, payment_id, (array_agg(id order by id))[1] first_id, sum(change_ore) change_ore,
    case when count(distinct invoice_id) = 1 and count(invoice_id) = count(*) then (array_agg(invoice_id))[1] end invoice_id
  from posted where change_ore <> 0
  group by booked_on, told, payment_id, case when payment_id is null then coalesce(invoice_id, id) end
  having sum(change_ore) <> 0
), running as (
  select *, sum(change_ore) over (order by booked_on, first_id) balance_ore from entries
)
select r.booked_on "bookedOn", r.told kind, r.first_id "firstPostingId", r.invoice_id "invoiceId", i.number "invoiceNumber", i.series "invoiceKind",
  r.payment_id "paymentId", r.change_ore::text "changeOre", r.balance_ore::text "balanceOre"
from running r left join invoice i on i.id = r.invoice_id
where r.booked_on >= ? and (r.booked_on, r.first_id) > (?::date, ?::uuid)
order by r.booked_on, r.first_id limit ?`;

const SUMS = `
select coalesce(sum(change_ore) filter (where booked_on < ?), 0)::text "openingOre", coalesce(sum(change_ore), 0)::text "closingOre",
  (-coalesce(sum(to_credit_ore), 0))::text "creditOre"
from (
  select booked_on, ${CHANGE} change_ore, amount_ore * ((debit = 'credits')::int - (credit = 'credits')::int) to_credit_ore
  from ledger_transfer where creditor_id = ? and debtor_id = ? and booked_on <= ?
) posted`;

/** What was drawn since is told as drawn: nobody is asked to pay it otherwise. */
const OPEN = `
select i.id "invoiceId", i.series kind, i.number, i.issued_on "issuedOn", i.due_on "dueOn", i.total_ore::text "totalOre", o.open_ore::text "openOre",
  i.payment_id "paymentId", i.fi_creditor_number "fiCreditorNumber", c.payment_date "collectedOn"
from (
  select invoice_id, sum(amount_ore * ((debit = 'receivables')::int - (credit = 'receivables')::int)) open_ore from ledger_transfer
  where creditor_id = ? and debtor_id = ? and booked_on <= ? and invoice_id is not null group by invoice_id
) o
join invoice i on i.id = o.invoice_id
left join collection c on c.invoice_id = i.id and (c.status in ('queued', 'delivered') or c.status = 'paid' and exists (
  select from payment_match m where m.creditor_id = c.creditor_id and m.invoice_id = c.invoice_id and m.collection_id = c.id and m.booked_on > ?))
where o.open_ore > 0 order by i.due_on, i.id`;

type Row<Shape> = { readonly [Field in keyof Shape]: Shape[Field] extends bigint ? string : Shape[Field] };

/** The entries of some days in their order, those after one of them where that is named. */
export async function loadStatementEntries(
  em: EntityManager,
  {
    creditorId,
    debtorId,
    from,
    to,
    after,
    limit,
  }: StatementSpan & { readonly after: { readonly value: string; readonly id: string } | null; readonly limit: number },
): Promise<OrderedEntry[]> {
  const rows = await em.execute<Row<OrderedEntry>[]>(ENTRIES, [
    creditorId,
    debtorId,
    to,
    from ?? BEGINNING,
    after?.value ?? BEGINNING,
    after?.id ?? BEFORE_ALL_IDS,
    limit,
  ]);
  return rows.map((row) => ({ ...row, changeOre: BigInt(row.changeOre), balanceOre: BigInt(row.balanceOre) }));
}

/** What stood on the account at both ends of some days, and what is open at their end. */
export async function loadStatementSums(
  em: EntityManager,
  { creditorId, debtorId, from, to }: StatementSpan,
): Promise<StatementSums> {
  const [sums] = await em.execute<{ openingOre: string; closingOre: string; creditOre: string }[]>(SUMS, [
    from ?? BEGINNING,
    creditorId,
    debtorId,
    to,
  ]);
  const open = await em.execute<Row<OpenOnStatement>[]>(OPEN, [creditorId, debtorId, to, to]);
  return {
    from,
    to,
    openingOre: BigInt(sums?.openingOre ?? '0'),
    closingOre: BigInt(sums?.closingOre ?? '0'),
    creditOre: BigInt(sums?.creditOre ?? '0'),
    open: open.map((row) => ({ ...row, totalOre: BigInt(row.totalOre), openOre: BigInt(row.openOre) })),
  };
}
