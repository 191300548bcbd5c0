import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { PaymentNumbers } from '../../domain/identifiers/fi71.ts';
import type { PaymentMailId } from '../../domain/identifiers/ids.ts';
import type { InvoiceDocument } from '../../domain/invoices/invoice.ts';
import { PaymentMail } from '../entities/payment-mail.ts';
import { loadInvoiceDocument } from './load-invoice-document.ts';
import type { EntityManager } from '../orm.ts';

/** A mail that asks for a payment, and what it says. */
export interface LoadedPaymentMail {
  readonly mail: PaymentMail;
  readonly document: InvoiceDocument;
  /** Of the creditor. */
  readonly timeZone: string;
  readonly payBy: PaymentNumbers;
  /** What is still to pay of the invoice. */
  readonly openOre: bigint;
  /**
   * The day that the cause is about: on which a payment was to come, was rejected or taken back, the payment date of a collection, the
   * first day on which a mandate is no longer in force. Null where the cause knows of none.
   */
  readonly happenedOn: CivilDate | null;
}

const SELECT = `
select c.time_zone "timeZone", i.payment_id "paymentId", i.fi_creditor_number "fiCreditorNumber", b.open_ore "openOre",
  coalesce(
    (select booked_on from payment where creditor_id = m.creditor_id and id = m.cause_id),
    (select payment_date from collection where creditor_id = m.creditor_id and id = m.cause_id),
    (select ended_on from mandate where creditor_id = m.creditor_id and id = m.cause_id)) "happenedOn"
from payment_mail m
join creditor c on c.id = m.creditor_id
join invoice i on i.id = m.invoice_id
join invoice_balance b on b.invoice_id = m.invoice_id
where m.id = ?`;

type Row = Pick<LoadedPaymentMail, 'timeZone' | 'happenedOn'> & PaymentNumbers & { readonly openOre: string };

/** Reads a mail that asks for a payment. @throws Error where there is none. */
export async function loadPaymentMail(em: EntityManager, paymentMailId: PaymentMailId): Promise<LoadedPaymentMail> {
  const mail = await em.findOneOrFail(PaymentMail, { id: paymentMailId });
  const invoice = await loadInvoiceDocument(em, mail.invoiceId);
  const [row] = await em.execute<Row[]>(SELECT, [paymentMailId]);
  if (invoice === null || row === undefined) throw new Error(`payment mail ${paymentMailId} has no invoice`);
  const { timeZone, happenedOn, paymentId, fiCreditorNumber, openOre } = row;
  return {
    mail,
    document: invoice.document,
    timeZone,
    payBy: { paymentId, fiCreditorNumber },
    openOre: BigInt(openOre),
    happenedOn,
  };
}

/**
 * Keeps the mail as it was composed with the amount that it asks for, and answers what is kept: the first one stands, so that each try
 * sends the same bytes.
 */
export async function keepPaymentMail(
  em: EntityManager,
  { paymentMailId, message, amountOre }: { paymentMailId: PaymentMailId; message: Uint8Array; amountOre: bigint },
): Promise<Uint8Array> {
  const [kept] = await em.execute<{ content: Uint8Array }[]>(
    `update payment_mail set content = coalesce(content, ?), amount_ore = case when content is null then ? else amount_ore end
     where id = ? returning content`,
    [Buffer.from(message), amountOre.toString(), paymentMailId],
  );
  if (kept === undefined) throw new Error(`there is no payment mail ${paymentMailId}`);
  return kept.content;
}
