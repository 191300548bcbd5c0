import { v7 as uuid } from 'uuid';
import { carriedHere } from '../../domain/invoices/carry-credit.ts';
import type { ComposedLine } from '../../domain/lines/charge-lines.ts';
import { type ComposedInvoice, getsSlip, type InvoiceFacts, mandateOn } from '../../domain/invoices/compose-invoice.ts';
import type { CreditedVat } from '../../domain/invoices/credit-invoice.ts';
import { paymentId } from '../../domain/identifiers/fi71.ts';
import type { CreditorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { deliveryOf } from '../../domain/mails/document-delivery.ts';
import type { Period } from '../../domain/calendar/period.ts';
import type { InvoiceTotals, VatTotal } from '../../domain/money/vat-totals.ts';
import { queueCollectionsOf } from '../collections/queue-collections.ts';
import { queueSlips } from '../collections/queue-slips.ts';
import { mailRecords } from '../mails/mail-records.ts';
import { QUEUE_WRITTEN } from '../mails/queue-mails.ts';
import type { EntityManager } from '../orm.ts';
import type { InvoiceParties } from '../words/invoices.ts';

/** An invoice that is to be issued, with everything but its numbers. */
export interface NewInvoice {
  readonly invoiceId: InvoiceId;
  readonly facts: Omit<InvoiceFacts, 'lines'>;
  readonly composed: ComposedInvoice;
  readonly period: Period;
}

/** What the database is handed as JSON: amounts as text, which keeps all their digits. */
type Json = Readonly<Record<string, string | number | boolean | null | object>>;

// The series' row is locked first and the creditor's second, always: two drafts at once wait, and never for each other.
const TAKE_NUMBERS = `
with series as (
  update number_series set next_number = next_number + ? where creditor_id = ? and code = 'invoice'
  returning creditor_id, prefix, next_number - ? as number
)
update creditor c set next_payment_number = c.next_payment_number + ? from series s where c.id = s.creditor_id
returning s.prefix, s.number, c.next_payment_number - ? "paymentNumber"`;

/** Inserts documents with their lines and VAT from four JSON values: the creditor's id and one array for each table. */
export const INSERT_DOCUMENTS = `
with given as (
  select ?::uuid creditor_id
), invoices as (
  insert into invoice (id, creditor_id, subscription_id, debtor_id, series, credits_invoice_id, series_number, number,
    fi_creditor_number, payment_number, payment_id, period_index, period_from, period_to, issued_on, due_on, language, payment_method,
    net_ore, vat_ore, total_ore, parties, delivery, subscription_reference, debtor_ean, debtor_reference)
  select i.id, g.creditor_id, i.subscription_id, i.debtor_id, i.series, i.credits_invoice_id, i.series_number, i.number,
    i.fi_creditor_number, i.payment_number, i.payment_id, i.period_index, i.period_from, i.period_to, i.issued_on, i.due_on, i.language,
    i.payment_method, i.net_ore, i.vat_ore, i.total_ore, i.parties, i.delivery,
    case when i.credits_invoice_id is null then (select reference from subscription where id = i.subscription_id)
      else (select subscription_reference from invoice where id = i.credits_invoice_id) end,
    case when i.credits_invoice_id is null then (select ean from debtor where id = i.debtor_id)
      else (select debtor_ean from invoice where id = i.credits_invoice_id) end,
    case when i.credits_invoice_id is null then (select reference from debtor where id = i.debtor_id)
      else (select debtor_reference from invoice where id = i.credits_invoice_id) end
  from given g
  cross join jsonb_to_recordset(?::jsonb) as i (id uuid, subscription_id uuid, debtor_id uuid, series text, credits_invoice_id uuid,
    series_number bigint, number text, fi_creditor_number text, payment_number bigint, payment_id text, period_index int,
    period_from date, period_to date, issued_on date, due_on date, language text, payment_method text, net_ore bigint, vat_ore bigint,
    total_ore bigint, parties jsonb, delivery text)
  returning *
), lines as (
  insert into invoice_line (creditor_id, invoice_id, position, item_id, standing_line_id, one_off_line_id, text, quantity_micro,
    unit_price_micro, discount_ore, share_after_days, share_through_days, share_of_days, vat_code, vat_rate_bp, net_ore, item_number)
  select g.creditor_id, l.*, (select item_number from item where id = l.item_id)
  from given g
  cross join jsonb_to_recordset(?::jsonb) as l (invoice_id uuid, position int, item_id uuid,
    standing_line_id uuid, one_off_line_id uuid, text text, quantity_micro bigint, unit_price_micro bigint, discount_ore bigint,
    share_after_days int, share_through_days int, share_of_days int, vat_code text, vat_rate_bp int, net_ore bigint)
  returning invoice_id, one_off_line_id
), vat as (
  insert into invoice_vat (creditor_id, invoice_id, vat_code, vat_rate_bp, base_ore, vat_ore, credited_before_ore)
  select g.creditor_id, v.* from given g, jsonb_to_recordset(?::jsonb) as v (invoice_id uuid, vat_code text, vat_rate_bp int,
    base_ore bigint, vat_ore bigint, credited_before_ore bigint)
), mails as (
  insert into invoice_mail (creditor_id, invoice_id, recipient, also_to, copy_to, message_id, status)
  select g.creditor_id, m.invoice_id, m.recipient, (select also_to from debtor where id = i.debtor_id),
    (select copy_to from debtor where id = i.debtor_id), m.message_id, 'waiting'
  from given g
  cross join jsonb_to_recordset(?::jsonb) as m (invoice_id uuid, recipient text, message_id text)
  join invoices i on i.id = m.invoice_id
  returning creditor_id, invoice_id
)`;

const QUEUED = `queued as (${queueCollectionsOf('invoices')}), `;
const BY_POST_OFFICE = `posted as (${QUEUE_WRITTEN}), `;

/** @param also what else is done in the same statement. */
const insertInvoicesSql = (also: string) => `${INSERT_DOCUMENTS}, ${also}carried as (
  insert into one_off_line (creditor_id, id, subscription_id, debtor_id, text, quantity_micro, unit_price_micro, vat_code,
    carried_from_invoice_id)
  select g.creditor_id, o.* from given g, jsonb_to_recordset(?::jsonb) as o (id uuid, subscription_id uuid, debtor_id uuid, text text,
    quantity_micro bigint, unit_price_micro bigint, vat_code text, carried_from_invoice_id uuid)
)
update one_off_line o set invoice_id = l.invoice_id from lines l where o.id = l.one_off_line_id`;

/** What is queued with invoices: the collections of those that Betalingsservice draws, and at the post office their mails. */
export type QueuedWithInvoices = 'nothing' | 'collections' | 'collections_and_mails';

const INSERT_INVOICES: Readonly<Record<QueuedWithInvoices, string>> = {
  nothing: insertInvoicesSql(''),
  collections: insertInvoicesSql(QUEUED),
  collections_and_mails: insertInvoicesSql(`${QUEUED}${BY_POST_OFFICE}`),
};

/**
 * Writes invoices of a creditor with their numbers, payment ids, lines, VAT and mails, consumes their one-off lines and lays ready
 * what a total below zero carries on: two statements inside the caller's transaction, however many they are. The numbers follow
 * the order given. The database refuses a second invoice of a period.
 * @param ofGroup whether what is carried on belongs to a member of a group and not to the whole subscription.
 * @param queued in the same statement; the collections are else left to `queueCollection`.
 */
export async function insertInvoices(
  em: EntityManager,
  {
    creditorId,
    invoices,
    ofGroup = false,
    queued,
  }: {
    creditorId: CreditorId;
    invoices: readonly (NewInvoice & { periodIndex: number })[];
    ofGroup?: boolean;
    queued: QueuedWithInvoices;
  },
): Promise<void> {
  const count = invoices.length;
  if (count === 0) return;
  const [taken] = await em.execute<{ prefix: string; number: string; paymentNumber: string }[]>(TAKE_NUMBERS, [
    count,
    creditorId,
    count,
    count,
    count,
  ]);
  if (taken === undefined) throw new Error(`creditor ${creditorId} has no series of invoice numbers`);
  const numbered = invoices.map((invoice, index) => ({
    ...invoice,
    seriesNumber: BigInt(taken.number) + BigInt(index),
    number: `${taken.prefix}${BigInt(taken.number) + BigInt(index)}`,
    paymentNumber: BigInt(taken.paymentNumber) + BigInt(index),
  }));
  await em.execute(INSERT_INVOICES[queued], [
    creditorId,
    JSON.stringify(numbered.map(invoiceRecord)),
    JSON.stringify(numbered.flatMap(({ invoiceId, composed }) => lineRecords(invoiceId, composed.lines))),
    JSON.stringify(numbered.flatMap(({ invoiceId, composed }) => vatRecords(invoiceId, composed.vat))),
    JSON.stringify(numbered.flatMap(({ invoiceId, facts }) => mailRecords(invoiceId, facts.email))),
    JSON.stringify(numbered.flatMap((invoice) => carriedRecords(invoice, ofGroup))),
  ]);
  const bySlip = invoices.filter(({ facts, composed }) => getsSlip(facts, composed));
  await queueSlips(em, { creditorId, invoiceIds: bySlip.map(({ invoiceId }) => invoiceId) });
}

type Numbered = NewInvoice & {
  readonly periodIndex: number;
  readonly seriesNumber: bigint;
  readonly number: string;
  readonly paymentNumber: bigint;
};

function invoiceRecord({
  invoiceId,
  facts,
  composed,
  period,
  periodIndex,
  seriesNumber,
  number,
  paymentNumber,
}: Numbered): Json {
  const parties: InvoiceParties = {
    creditor: facts.creditor,
    debtor: facts.debtor,
    betalingsservice: numbersOf(facts, composed),
    mandateNumber: composed.mandateNumber,
    ...(composed.collection === null ? {} : { collectionReasons: composed.collection.reasons }),
  };
  return {
    id: invoiceId,
    subscription_id: facts.subscriptionId,
    debtor_id: facts.debtorId,
    series: 'invoice',
    series_number: seriesNumber.toString(),
    number,
    fi_creditor_number: facts.fiCreditorNumber,
    payment_number: paymentNumber.toString(),
    payment_id: paymentId(paymentNumber),
    period_index: periodIndex,
    period_from: period.from,
    period_to: period.to,
    issued_on: composed.issuedOn,
    due_on: composed.dueOn,
    language: facts.language,
    payment_method: composed.mandateNumber === null ? 'fi71' : 'betalingsservice',
    ...totalsRecord(composed),
    parties,
    delivery: deliveryOf(facts),
  };
}

/** The creditor's numbers, with the mandate's own debtor group where the invoice is drawn by it. */
function numbersOf(
  { betalingsservice, mandates }: NewInvoice['facts'],
  { collection }: ComposedInvoice,
): InvoiceParties['betalingsservice'] {
  const ownGroup = collection === null ? null : (mandateOn(mandates, collection.paymentDate)?.bsDebtorGroup ?? null);
  return betalingsservice === null || ownGroup === null
    ? betalingsservice
    : { ...betalingsservice, bsDebtorGroup: ownGroup };
}

/** The columns of a document's totals. */
export function totalsRecord({
  netOre,
  vatOre,
  totalOre,
}: Pick<InvoiceTotals, 'netOre' | 'vatOre' | 'totalOre'>): Json {
  return { net_ore: netOre.toString(), vat_ore: vatOre.toString(), total_ore: totalOre.toString() };
}

/** The rows of a document's lines, in their order. */
export function lineRecords(invoiceId: InvoiceId, lines: readonly ComposedLine[]): Json[] {
  return lines.map((line, index) => ({
    invoice_id: invoiceId,
    position: index + 1,
    item_id: line.itemId,
    standing_line_id: line.standingLineId,
    one_off_line_id: line.oneOffLineId,
    text: line.text,
    quantity_micro: line.quantityMicro.toString(),
    unit_price_micro: line.unitPriceMicro.toString(),
    discount_ore: line.discountOre.toString(),
    share_after_days: line.share?.afterDays ?? null,
    share_through_days: line.share?.throughDays ?? null,
    share_of_days: line.share?.ofDays ?? null,
    vat_code: line.vatCode,
    vat_rate_bp: line.vatRateBp,
    net_ore: line.netOre.toString(),
  }));
}

/** The rows of a document's VAT. */
export function vatRecords(
  invoiceId: InvoiceId,
  vat: readonly (VatTotal & Partial<Pick<CreditedVat, 'creditedBeforeOre'>>)[],
): Json[] {
  return vat.map(({ vatCode, vatRateBp, baseOre, vatOre, creditedBeforeOre = 0n }) => ({
    invoice_id: invoiceId,
    vat_code: vatCode,
    vat_rate_bp: vatRateBp,
    base_ore: baseOre.toString(),
    vat_ore: vatOre.toString(),
    credited_before_ore: creditedBeforeOre.toString(),
  }));
}

function carriedRecords({ invoiceId, facts, composed, number }: Numbered, ofGroup: boolean): Json[] {
  return composed.carried.map((carried) => {
    const { text, quantityMicro, unitPriceMicro, vatCode } = carriedHere(carried, { number, language: facts.language });
    return {
      id: uuid(),
      subscription_id: facts.subscriptionId,
      debtor_id: ofGroup ? facts.debtorId : null,
      text,
      quantity_micro: quantityMicro.toString(),
      unit_price_micro: unitPriceMicro.toString(),
      vat_code: vatCode,
      carried_from_invoice_id: invoiceId,
    };
  });
}
