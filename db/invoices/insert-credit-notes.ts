import { v7 as uuid } from 'uuid';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { Credit } from '../../domain/invoices/credit-invoice.ts';
import type { CreditorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { deliveryOf, type DocumentDelivery, type WayOfDelivery } from '../../domain/mails/document-delivery.ts';
import { WAYS_TO_TELL } from '../../domain/mails/ways-to-tell.ts';
import { INSERT_DOCUMENTS, lineRecords, totalsRecord, vatRecords } from './insert-invoices.ts';
import type { LoadedCreditable } from './load-creditable-invoices.ts';
import { lowerCollections } from '../collections/lower-collections.ts';
import { mailRecords } from '../mails/mail-records.ts';
import { QUEUE_WRITTEN } from '../mails/queue-mails.ts';
import type { EntityManager } from '../orm.ts';

/** A credit note that is to be issued, with everything but its number. */
export interface NewCreditNote {
  readonly invoice: LoadedCreditable;
  readonly credit: Credit;
}

/** A credit note that has been issued. */
export interface InsertedCreditNote {
  readonly creditNoteId: InvoiceId;
  readonly mail: boolean;
}

const TAKE_NUMBERS = `
update number_series set next_number = next_number + ? where creditor_id = ? and code = 'credit_note'
returning prefix, next_number - ? as number`;

const INSERT_CREDIT_NOTES = `${INSERT_DOCUMENTS} ${QUEUE_WRITTEN}`;

/**
 * Writes credit notes with their numbers, lines, VAT and mails, which the post office gets, inside the caller's transaction, which holds the invoices. The
 * numbers follow the order given. What is still queued for collection is lowered to what is owed, and withdrawn where that is
 * nothing; what has been delivered stays. The database refuses more than the invoice asks for.
 */
export async function insertCreditNotes(
  em: EntityManager,
  { creditorId, issuedOn, notes }: { creditorId: CreditorId; issuedOn: CivilDate; notes: readonly NewCreditNote[] },
): Promise<InsertedCreditNote[]> {
  const count = notes.length;
  if (count === 0) return [];
  const [taken] = await em.execute<{ prefix: string; number: string }[]>(TAKE_NUMBERS, [count, creditorId, count]);
  if (taken === undefined) throw new Error(`creditor ${creditorId} has no series of credit notes`);
  const numbered = notes.map((note, index) => ({
    ...note,
    creditNoteId: uuid() as InvoiceId,
    seriesNumber: BigInt(taken.number) + BigInt(index),
    number: `${taken.prefix}${BigInt(taken.number) + BigInt(index)}`,
  }));
  await em.execute(INSERT_CREDIT_NOTES, [
    creditorId,
    JSON.stringify(numbered.map((note) => documentRecord(note, issuedOn))),
    JSON.stringify(numbered.flatMap(({ creditNoteId, credit }) => lineRecords(creditNoteId, credit.lines))),
    JSON.stringify(numbered.flatMap(({ creditNoteId, credit }) => vatRecords(creditNoteId, credit.vat))),
    JSON.stringify(numbered.flatMap(({ creditNoteId, invoice }) => mailRecords(creditNoteId, invoice.email))),
  ]);
  const drawn = notes.filter(({ invoice }) => invoice.drawn).map(({ invoice }) => invoice.invoiceId);
  await lowerCollections(em, { creditorId, invoiceIds: drawn });
  return numbered.map(({ creditNoteId, invoice }) => ({ creditNoteId, mail: invoice.email !== null }));
}

function documentRecord(
  {
    creditNoteId,
    invoice,
    credit,
    seriesNumber,
    number,
  }: NewCreditNote & { creditNoteId: InvoiceId; seriesNumber: bigint; number: string },
  issuedOn: CivilDate,
) {
  return {
    id: creditNoteId,
    subscription_id: invoice.subscriptionId,
    debtor_id: invoice.debtorId,
    series: 'credit_note',
    credits_invoice_id: invoice.invoiceId,
    series_number: seriesNumber.toString(),
    number,
    period_from: credit.period.from,
    period_to: credit.period.to,
    issued_on: issuedOn,
    due_on: issuedOn,
    language: invoice.language,
    ...totalsRecord(credit),
    parties: invoice.parties,
    delivery: noteDelivery(invoice),
  };
}

/** How the note reaches the debtor; null where nobody is written to. */
function noteDelivery(invoice: WayOfDelivery): DocumentDelivery | null {
  const delivery = deliveryOf(invoice);
  const way = delivery === null ? 'none' : WAYS_TO_TELL.credit_note[delivery];
  return way === 'none' ? null : way;
}
