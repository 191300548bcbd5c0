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
}

// A credit note is due on no day of its own: it counts on that of the invoice which it credits.
const SELECT = `
with issued as (
  select id, due_on, payment_method, total_ore from invoice
  where creditor_id = ? and due_on between ? and ? and series = 'invoice' and total_ore > 0
)
select due_on "dueOn", payment_method "paymentMethod", sum(invoices)::int invoices, sum(total_ore)::text "totalOre"
from (
  select due_on, payment_method, 1 invoices, total_ore from issued
  union all
  select i.due_on, i.payment_method, 0, -n.total_ore from issued i join invoice n on n.credits_invoice_id = i.id
) due
group by due_on, payment_method`;

/** What a creditor's issued invoices ask for, by their due date from one day through another. Payments are not looked at. */
export async function loadAmountsDue(
  em: EntityManager,
  { creditorId, from, to }: { creditorId: CreditorId; from: CivilDate; to: CivilDate },
): Promise<AmountDue[]> {
  const rows = await em.execute<(Omit<AmountDue, 'totalOre'> & { totalOre: string })[]>(SELECT, [creditorId, from, to]);
  return rows.map((row) => ({ ...row, totalOre: BigInt(row.totalOre) }));
}
