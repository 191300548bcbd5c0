import type { InvoiceDocument } from '../domain/invoices/invoice.ts';
import { formatDate, formatPeriod } from './format.ts';
import type { Fact } from './payment-facts.ts';
import { KIND_WORDS, WORDS } from './words.ts';

/** The dates and numbers at the top of a document. A credit note names its invoice where an invoice says when it is due. */
// Directive 2006/112/EC, article 219: what amends an invoice refers specifically and unambiguously to it.
export function documentFacts({
  kind,
  language,
  issuedOn,
  dueOn,
  creditsInvoice,
  period,
  debtor,
}: InvoiceDocument): Fact[] {
  const words = WORDS[language];
  return [
    { label: KIND_WORDS[language][kind].issuedOn, value: formatDate(issuedOn, language) },
    creditsInvoice === null
      ? { label: words.dueOn, value: formatDate(dueOn, language) }
      : {
          label: words.creditsInvoice,
          value: `${creditsInvoice.number} ${words.issuedOf} ${formatDate(creditsInvoice.issuedOn, language)}`,
        },
    { label: words.period, value: formatPeriod(period, language) },
    { label: words.customerNumber, value: debtor.customerNumber },
  ];
}

/** What the customer's bookkeeping knows the document by: none where nothing was said. */
export function referenceFacts({
  language,
  references: { subscription, debtorEan, debtor },
}: Pick<InvoiceDocument, 'language' | 'references'>): Fact[] {
  const words = WORDS[language];
  const facts = [
    { label: words.ean, value: debtorEan },
    { label: words.debtorReference, value: debtor },
    { label: words.subscriptionReference, value: subscription },
  ];
  return facts.flatMap(({ label, value }) => (value === null ? [] : [{ label, value }]));
}
