import type { InvoiceDocument } from '../domain/invoices/invoice.ts';
import { fillInvoiceMail } from './fill-invoice-mail.ts';
import type { Html } from './html.ts';
import { html } from './html.ts';
import type { MailFacts } from './mail-facts.ts';
import { mailFacts } from './mail-facts.ts';
import { amountRow, labelledRow, paymentParagraphs, plainParagraphs, row, RULE_ABOVE, SOFT } from './mail-rows.ts';

export interface InvoiceMailContent {
  /** One line without control characters: fit for a header. */
  readonly subject: string;
  readonly html: string;
  /** The same facts for those who read mail as plain text. */
  readonly text: string;
}

const STRONG = 'font-weight:600;';
const STEP = 'color:#5c6570;font-size:13px;line-height:18px;padding:0 12px 4px 0;';

function stepRow(step: string): Html {
  return html`<tr>
    <td colspan="2" style="${STEP}">${step}</td>
  </tr>`;
}

function lineRows({ lines, totals }: MailFacts): Html[] {
  const [first, ...rest] = totals.parts;
  return [
    ...lines.flatMap((line) => [amountRow(line), ...line.steps.map(stepRow)]),
    ...(first === undefined ? [] : [amountRow(first, 'border-top:1px solid #e1e5e9;padding-top:8px;')]),
    ...rest.map((part) => amountRow(part)),
    amountRow(totals.total, RULE_ABOVE),
  ];
}

function signUpRows({ payment: { signUp } }: MailFacts): Html[] {
  if (signUp === null) return [];
  return [
    html`<tr>
      <td colspan="2" style="${STRONG}padding:18px 0 0;">${signUp.heading}</td>
    </tr>`,
    html`<tr>
      <td colspan="2" style="${SOFT}">${signUp.explanation}</td>
    </tr>`,
    ...signUp.facts.map(labelledRow),
  ];
}

function plainText(facts: MailFacts): string {
  const { payment, totals } = facts;
  const { signUp } = payment;
  const paragraphs: readonly (readonly string[])[] = [
    [facts.greeting],
    [facts.intro],
    [facts.heading, row(totals.total), facts.whatHappens],
    facts.facts.map(row),
    [
      ...facts.lines.flatMap((line) => [row(line), ...line.steps.map((step) => `  ${step}`)]),
      ...totals.parts.map(row),
      row(totals.total),
    ],
    ...paymentParagraphs(payment),
    signUp === null ? [] : [signUp.heading, signUp.explanation, ...signUp.facts.map(row)],
    [facts.contact],
    facts.creditorLines,
  ];
  return plainParagraphs(paragraphs);
}

/**
 * The mail that an invoice or a credit note goes out with, in the debtor's language, as HTML and as plain text. Names and texts are shown as
 * they are and have no effect: markup is escaped, control characters and line ends are gone.
 * @param isCopy whether it was mailed before: then subject and text say so
 * @throws RangeError where the payment id or the FI creditor number cannot be one.
 */
export function renderInvoiceMail(
  document: InvoiceDocument,
  { isCopy = false }: { isCopy?: boolean } = {},
): InvoiceMailContent {
  const facts = mailFacts(document, { isCopy });
  const { subject, creditorName, heading, total, whatHappens, greeting, intro, payment, contact, creditorLines } =
    facts;
  return {
    subject,
    html: fillInvoiceMail({
      language: document.language,
      subject,
      preview: `${total} ${whatHappens}`,
      creditorName,
      heading,
      total,
      whatHappens,
      greeting,
      intro,
      facts: facts.facts,
      lineRows: lineRows(facts),
      payment,
      signUpRows: signUpRows(facts),
      contact,
      creditorLines,
    }),
    text: plainText(facts),
  };
}
