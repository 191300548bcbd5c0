import { paymentId } from '../domain/fi71.ts';
import type { ComposedInvoice } from '../domain/compose-invoice.ts';
import type { InvoiceId } from '../domain/ids.ts';
import { periodAt, periodStart } from '../domain/periods.ts';
import type { SubscriptionFacts } from './load-invoice-facts.ts';
import type { EntityManager } from './orm.ts';
import type { InvoiceParties } from './words.ts';

// The series' row is locked first and the creditor's second, always: two drafts at once wait, and never for each other.
const TAKE_NUMBERS = `
with series as (
  update number_series set next_number = next_number + 1 where creditor_id = ? and code = 'invoice'
  returning creditor_id, prefix, next_number - 1 as number
)
update creditor c set next_payment_number = c.next_payment_number + 1 from series s where c.id = s.creditor_id
returning s.prefix, s.number, c.next_payment_number - 1 "paymentNumber"`;

const INSERT = `
with invoice as (
  insert into invoice (id, creditor_id, subscription_id, debtor_id, series, series_number, number, fi_creditor_number, payment_number,
    payment_id, period_index, period_from, period_to, issued_on, due_on, language, payment_method, net_ore, vat_ore, total_ore, parties)
  values (?, ?, ?, ?, 'invoice', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
  returning id, creditor_id
), lines as (
  insert into invoice_line (invoice_id, creditor_id, position, item_id, one_off_line_id, text, quantity_micro, unit_price_micro,
    vat_code, vat_rate_bp, net_ore)
  select i.id, i.creditor_id, l.* from invoice i, jsonb_to_recordset(?::jsonb) as l (position int, item_id uuid, one_off_line_id uuid,
    text text, quantity_micro bigint, unit_price_micro bigint, vat_code text, vat_rate_bp int, net_ore bigint)
  returning one_off_line_id
), vat as (
  insert into invoice_vat (invoice_id, creditor_id, vat_code, vat_rate_bp, base_ore, vat_ore)
  select i.id, i.creditor_id, v.* from invoice i,
    jsonb_to_recordset(?::jsonb) as v (vat_code text, vat_rate_bp int, base_ore bigint, vat_ore bigint)
), mail as (
  insert into invoice_mail (invoice_id, creditor_id, recipient, message_id, status)
  select id, creditor_id, ?, ?, 'waiting' from invoice where ?::boolean
), consumed as (
  update one_off_line o set invoice_id = i.id from invoice i, lines l where o.id = l.one_off_line_id
)
update subscription set next_period_index = ?, next_period_from = ?, status = 'active', attention_code = null,
  attention_detail = null, updated_at = now()
where id = ?`;

/** The domain of a Message-ID need not exist; it must not change, or a second try would look like another mail. */
const MESSAGE_ID_DOMAIN = 'invoice.termin';

/**
 * Writes an invoice with its number, payment id, lines, VAT and mail, consumes its one-off lines and moves the subscription on to
 * the next period: two statements inside the caller's transaction. The database refuses a second invoice of the period.
 */
export async function insertInvoice(
  em: EntityManager,
  {
    invoiceId,
    found: { creditorId, schedule, facts },
    composed,
    periodIndex,
  }: { invoiceId: InvoiceId; found: SubscriptionFacts; composed: ComposedInvoice; periodIndex: number },
): Promise<void> {
  const [numbers] = await em.execute<{ prefix: string; number: string; paymentNumber: string }[]>(TAKE_NUMBERS, [
    creditorId,
  ]);
  if (numbers === undefined) throw new Error(`creditor ${creditorId} has no series of invoice numbers`);
  const period = periodAt(schedule, periodIndex);
  const parties: InvoiceParties = {
    creditor: facts.creditor,
    debtor: facts.debtor,
    betalingsservice: facts.betalingsservice,
    mandateNumber: composed.mandateNumber,
  };
  await em.execute(INSERT, [
    invoiceId,
    creditorId,
    facts.subscriptionId,
    facts.debtorId,
    numbers.number,
    numbers.prefix + numbers.number,
    facts.fiCreditorNumber,
    numbers.paymentNumber,
    paymentId(BigInt(numbers.paymentNumber)),
    periodIndex,
    period.from,
    period.to,
    composed.issuedOn,
    composed.dueOn,
    facts.language,
    composed.mandateNumber === null ? 'fi71' : 'betalingsservice',
    composed.netOre.toString(),
    composed.vatOre.toString(),
    composed.totalOre.toString(),
    JSON.stringify(parties),
    JSON.stringify(composed.lines.map(lineRecord)),
    JSON.stringify(
      composed.vat.map((vat) => ({
        vat_code: vat.vatCode,
        vat_rate_bp: vat.vatRateBp,
        base_ore: vat.baseOre.toString(),
        vat_ore: vat.vatOre.toString(),
      })),
    ),
    facts.email,
    `<${invoiceId}@${MESSAGE_ID_DOMAIN}>`,
    facts.email !== null,
    periodIndex + 1,
    periodStart(schedule, periodIndex + 1),
    facts.subscriptionId,
  ]);
}

function lineRecord(line: ComposedInvoice['lines'][number], index: number): Record<string, string | number | null> {
  return {
    position: index + 1,
    item_id: line.itemId,
    one_off_line_id: line.oneOffLineId,
    text: line.text,
    quantity_micro: line.quantityMicro.toString(),
    unit_price_micro: line.unitPriceMicro.toString(),
    vat_code: line.vatCode,
    vat_rate_bp: line.vatRateBp,
    net_ore: line.netOre.toString(),
  };
}
