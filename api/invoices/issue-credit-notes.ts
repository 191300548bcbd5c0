import { insertCreditNotes, type NewCreditNote } from '../../db/invoices/insert-credit-notes.ts';
import type { LoadedCreditable } from '../../db/invoices/load-creditable-invoices.ts';
import { creditInvoice, type CreditWish } from '../../domain/invoices/credit-invoice.ts';
import type { InvoiceId } from '../../domain/identifiers/ids.ts';
import { formatOre } from '../../domain/money/money.ts';
import { creditorToday } from '../creditors/creditor-today.ts';
import { ApiProblem } from '../http/problem.ts';
import type { Call } from '../http/route.ts';
import { tellPostOffice } from '../mails/post-mail.ts';

/** What is needed of the request that issues credit notes. */
export type Issuer = Pick<Call<unknown, unknown, unknown>, 'em' | 'creditorId' | 'send'>;

/** Issues credit notes dated today and has them mailed, in the request's transaction. Answers their ids in the order given. */
export async function issueCreditNotes(
  { em, creditorId, send }: Issuer,
  notes: readonly NewCreditNote[],
): Promise<InvoiceId[]> {
  const issuedOn = await creditorToday(em, creditorId);
  const inserted = await insertCreditNotes(em, { creditorId, issuedOn, notes });
  if (inserted.some(({ mail }) => mail)) await tellPostOffice({ creditorId, send });
  return inserted.map(({ creditNoteId }) => creditNoteId);
}

/** What a credit note of the invoice would be; null where there is nothing to credit. @throws ApiProblem where less is left. */
export function composeCreditNote(invoice: LoadedCreditable, wish: CreditWish): NewCreditNote | null {
  const credit = creditInvoice(invoice, wish);
  if (!('refusal' in credit)) return { invoice, credit };
  if (credit.refusal === 'nothing_to_credit') return null;
  throw exceedsInvoice(invoice, credit.leftOre);
}

/** The problem of an invoice that has less left than is to be credited; øre with VAT. */
export function exceedsInvoice({ invoiceId, number, vat }: LoadedCreditable, leftOre: bigint): ApiProblem {
  const codes = vat.map(({ vatCode }) => vatCode).join(' and ');
  const detail = `Invoice ${number} has ${formatOre(leftOre)} left to credit, VAT included, under the VAT codes of its lines (${codes}): credit less, by lines of their own`;
  return new ApiProblem('credit_exceeds_invoice', { detail, members: { invoiceId, left: formatOre(leftOre) } });
}
