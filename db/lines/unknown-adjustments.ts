import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, InvoiceId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';

/**
 * SQL: whether a line `o` evens out billed days and is in no ledger of days: one of versions before it, called so by
 * `billed-difference.ts`. What it is made of is not known.
 */
export const IS_UNKNOWN_ADJUSTMENT = `o.withdrawn_at is null and o.carried_from_invoice_id is null
  and o.text ~ '^(Regulering|Adjustment) [^:]*: '
  and not exists (select from day_entry e where e.one_off_line_id = o.id and e.kind = 'adjusted')`;

/** A line whose days are not known; null for the invoice where it waits. Øre without VAT. */
export interface UnknownAdjustment {
  readonly invoiceId: InvoiceId | null;
  readonly text: string;
  readonly netOre: bigint;
}

// It evens out days that were billed before it was written.
const SELECT = `
select o.invoice_id "invoiceId", o.text, round(o.quantity_micro::numeric * o.unit_price_micro / 10000000000)::text "netOre"
from one_off_line o
where o.creditor_id = ? and o.subscription_id = ? and ${IS_UNKNOWN_ADJUSTMENT}
  and o.created_at >= (select min(i.created_at) from invoice i where i.subscription_id = o.subscription_id and i.series = 'invoice'
    and i.period_to > ? and i.debtor_id = coalesce(?, i.debtor_id) and i.period_index = coalesce(?, i.period_index))
order by o.id`;

/** Lines of a subscription that may even out days after that one of its invoices, or of one invoice: nobody knows which. */
export async function findUnknownAdjustments(
  em: EntityManager,
  {
    creditorId,
    subscriptionId,
    lastDay,
    only,
  }: {
    creditorId: CreditorId;
    subscriptionId: SubscriptionId;
    lastDay: CivilDate;
    only: { readonly debtorId: DebtorId; readonly periodIndex: number } | null;
  },
): Promise<UnknownAdjustment[]> {
  const rows = await em.execute<(Omit<UnknownAdjustment, 'netOre'> & { netOre: string })[]>(SELECT, [
    creditorId,
    subscriptionId,
    lastDay,
    only?.debtorId ?? null,
    only?.periodIndex ?? null,
  ]);
  return rows.map((row) => ({ ...row, netOre: BigInt(row.netOre) }));
}
