import type {
  CreditorId,
  DebtorId,
  InvoiceId,
  ItemId,
  OneOffLineId,
  SubscriptionId,
} from '../../domain/identifiers/ids.ts';
import type { CarriedLine } from '../../domain/invoices/credit-days.ts';
import type { BilledAdjustment } from '../../domain/invoices/day-invoice.ts';
import { withActualOre } from '../../domain/lines/given-away.ts';
import type { VatCode } from '../../domain/money/vat-totals.ts';
import { fromStoredParts } from '../lines/day-entries.ts';
import type { EntityManager } from '../orm.ts';
import type { StoredDayPart } from '../words/day-entries.ts';

interface AdjustmentRow {
  readonly oneOffLineId: OneOffLineId;
  readonly position: number;
  readonly periodIndex: number;
  readonly lineText: string;
  readonly itemId: ItemId | null;
  readonly vatCode: VatCode;
  readonly invoiceId: InvoiceId | null;
  readonly actualOre: string | null;
  readonly parts: StoredDayPart[];
  readonly givenBack: StoredDayPart[][] | null;
  readonly freed: StoredDayPart[][] | null;
}

// Those that wait are held: none is changed or billed meanwhile. What was set off stands on the invoice whose credit note did so.
const SELECT_ADJUSTMENTS = `
select o.id "oneOffLineId", e.position, e.period_index "periodIndex", o.item_id "itemId", coalesce(l.vat_code, o.vat_code) "vatCode",
  (select a.line_text from day_entry a where a.one_off_line_id = o.id and a.kind = 'adjusted') "lineText", e.parts,
  case e.kind when 'adjusted' then o.invoice_id else coalesce(
    (select n.credits_invoice_id from invoice n where n.id = e.credit_note_id),
    (select i.id from invoice i where i.subscription_id = e.subscription_id and i.period_index = e.period_index limit 1)) end "invoiceId",
  case e.kind when 'adjusted' then
    coalesce(l.net_ore, round(o.quantity_micro::numeric * o.unit_price_micro / 10000000000))::text end "actualOre",
  (select jsonb_agg(b.parts) from day_entry b where b.one_off_line_id = o.id and b.kind = 'given_back') "givenBack",
  (select jsonb_agg(b.parts) from day_entry b where b.one_off_line_id = o.id and b.kind = 'given_freely') "freed"
from day_entry e
join one_off_line o on o.id = e.one_off_line_id
left join invoice_line l on l.one_off_line_id = o.id
where e.creditor_id = ? and e.subscription_id = ? and (e.kind = 'set_off' or e.kind = 'adjusted' and o.withdrawn_at is null)
order by o.id for update of o`;

/** The lines that even out billed periods of a subscription, billed or waiting, with what of them has not been given back by days. */
export async function loadAdjustments(
  em: EntityManager,
  { creditorId, subscriptionId }: { creditorId: CreditorId; subscriptionId: SubscriptionId },
): Promise<BilledAdjustment[]> {
  const rows = await em.execute<AdjustmentRow[]>(SELECT_ADJUSTMENTS, [creditorId, subscriptionId]);
  return rows.map(({ parts, givenBack, freed, actualOre, ...row }) => ({
    ...row,
    freed: (freed ?? []).flatMap(fromStoredParts),
    parts: [
      ...(actualOre === null ? fromStoredParts(parts) : withActualOre(fromStoredParts(parts), BigInt(actualOre))),
      ...(givenBack ?? []).flatMap(fromStoredParts),
    ],
  }));
}

/** What a total below zero has left to an invoice to come, with the debtor whose it is. */
export interface WaitingCarried extends CarriedLine {
  readonly debtorId: DebtorId;
}

const SELECT_CARRIED = `
select o.id "oneOffLineId", o.carried_from_invoice_id "fromInvoiceId", o.text, o.vat_code "vatCode", i.debtor_id "debtorId",
  round(o.quantity_micro::numeric * o.unit_price_micro / 10000000000)::text "netOre"
from one_off_line o join invoice i on i.id = o.carried_from_invoice_id
where o.creditor_id = ? and o.subscription_id = ? and i.subscription_id = o.subscription_id and o.invoice_id is null
  and o.withdrawn_at is null
order by o.id for update of o`;

/** What invoices of the subscription whose total was below zero have left to invoices to come. */
export async function loadWaitingCarried(
  em: EntityManager,
  { creditorId, subscriptionId }: { creditorId: CreditorId; subscriptionId: SubscriptionId },
): Promise<WaitingCarried[]> {
  const rows = await em.execute<(Omit<WaitingCarried, 'netOre'> & { netOre: string })[]>(SELECT_CARRIED, [
    creditorId,
    subscriptionId,
  ]);
  return rows.map((row) => ({ ...row, netOre: BigInt(row.netOre) }));
}
