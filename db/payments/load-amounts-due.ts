import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import type { PaymentInstruction } from '../../domain/invoices/invoice.ts';
import type { EntityManager } from '../orm.ts';

/** What issued invoices ask for on a day by one way of paying. */
export interface AmountDue {
  readonly dueOn: CivilDate;
  readonly paymentMethod: PaymentInstruction['method'];
  /** How many ask for an amount, credited or not. */
  readonly invoices: number;
  /** Less what is credited of them. */
  readonly totalOre: bigint;
  /** How many of them are not paid, or not in full. */
  readonly openInvoices: number;
  /** What is still to be paid of them. */
  readonly openOre: bigint;
}

// A credit note is due on no day of its own: it counts on that of the invoice which it credits. Of the balances only those that are open are
// read, by the index that they alone have: joined by the invoices' ids, those of all creditors were read from end to end.
const SELECT = `
with issued as (
  select id, due_on, payment_method, total_ore from invoice
  where creditor_id = ? and due_on between ? and ? and series = 'invoice' and total_ore > 0
), open as (
  select invoice_id, open_ore from invoice_balance where creditor_id = ? and due_on between ? and ? and open_ore > 0
)
select due_on "dueOn", payment_method "paymentMethod", sum(invoices)::int invoices, sum(total_ore)::text "totalOre",
  (count(*) filter (where open_ore > 0))::int "openInvoices", sum(open_ore)::text "openOre"
from (
  select i.due_on, i.payment_method, 1 invoices, i.total_ore, coalesce(o.open_ore, 0) open_ore
  from issued i left join open o on o.invoice_id = i.id
  union all
  select i.due_on, i.payment_method, 0, -n.total_ore, 0 from issued i join invoice n on n.credits_invoice_id = i.id
) due
group by due_on, payment_method`;

type Row = Omit<AmountDue, 'totalOre' | 'openOre'> & { readonly totalOre: string; readonly openOre: string };

/** What a creditor's issued invoices ask for and what of it is still to be paid, by their due date from one day through another. */
export async function loadAmountsDue(
  em: EntityManager,
  { creditorId, from, to }: { creditorId: CreditorId; from: CivilDate; to: CivilDate },
): Promise<AmountDue[]> {
  const rows = await em.execute<Row[]>(SELECT, [creditorId, from, to, creditorId, from, to]);
  return rows.map((row) => ({ ...row, totalOre: BigInt(row.totalOre), openOre: BigInt(row.openOre) }));
}
