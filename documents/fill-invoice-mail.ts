import { readFileSync } from 'node:fs';
import type { Language } from '../domain/calendar/language.ts';
import { fillTemplate, html, type Html } from './html.ts';
import { labelledRow, paymentRows } from './mail-rows.ts';
import type { Fact, PaymentFacts } from './payment-facts.ts';

// Compiled from invoice-mail.mjml by make-mail-template.ts.
const template = readFileSync(new URL('./mail/invoice-mail.template', import.meta.url), 'utf8');

/** What stands in a mail that asks for money, whether by an invoice, a reminder or a statement, from its top to its foot. */
interface InvoiceMail {
  readonly language: Language;
  readonly subject: string;
  /** What a list of mails shows beside the subject. */
  readonly preview: string;
  readonly creditorName: string;
  readonly heading: string;
  readonly total: string;
  readonly whatHappens: string;
  readonly greeting: string;
  readonly intro: string | readonly Html[];
  readonly facts: readonly Fact[];
  readonly lineRows: readonly Html[];
  readonly payment: PaymentFacts;
  readonly signUpRows?: readonly Html[];
  readonly contact: string;
  readonly creditorLines: readonly string[];
}

/** The mail as HTML. */
export function fillInvoiceMail({ facts, payment, signUpRows = [], creditorLines, ...places }: InvoiceMail): string {
  return fillTemplate(template, {
    ...places,
    factRows: facts.map(labelledRow),
    paymentHeading: payment.heading,
    paymentExplanation: payment.explanation ?? '',
    paymentRows: paymentRows(payment),
    signUpRows,
    creditorLines: creditorLines.map((line) => html`<div>${line}</div>`),
  });
}
