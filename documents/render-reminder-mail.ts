import type { ReminderDocument } from '../domain/reminders/reminder-document.ts';
import { fillInvoiceMail } from './fill-invoice-mail.ts';
import { formatAmount, formatDate, formatLongDate } from './format.ts';
import { html } from './html.ts';
import {
  amountRow,
  capitalised,
  paymentParagraphs,
  plainParagraphs,
  printableFact,
  row,
  RULE_ABOVE,
} from './mail-rows.ts';
import { senderLines } from './party-lines.ts';
import type { Fact } from './payment-facts.ts';
import { printableText } from './printable-text.ts';
import {
  askingText,
  creditorParagraphs,
  disagreeText,
  invoiceName,
  reminderPayment,
  reminderSums,
  reminderTitle,
} from './reminder-facts.ts';
import { REMINDER_WORDS } from './reminder-words.ts';
import type { InvoiceMailContent } from './render-invoice-mail.ts';
import { WORDS } from './words.ts';

/** The letter names all of them. */
const MOST_INVOICES_NAMED = 5;

/** What the total is made of: few invoices by their names, many as one sum. */
function sumFacts(document: ReminderDocument): Fact[] {
  const { language, invoices } = document;
  const { open, charges } = reminderSums(document);
  if (invoices.length > MOST_INVOICES_NAMED) return [...open, ...charges];
  const named = invoices.map((invoice) => ({
    label: invoiceName(invoice, language),
    value: formatAmount(invoice.openOre, language),
  }));
  return [...named.map(printableFact), ...charges];
}

/** What the mail says before its figures, paragraph by paragraph. */
function paragraphsOf(document: ReminderDocument, isCopy: boolean): string[] {
  const { language, isNotice } = document;
  const words = REMINDER_WORDS[language];
  return [
    ...(isCopy ? [WORDS[language].copyIntro] : []),
    askingText(document),
    ...(isNotice ? [words.noticeBy] : []),
    ...creditorParagraphs(document),
    `${words.attached} ${words.disregard}`,
  ].map(printableText);
}

/**
 * The mail that a reminder goes out with, in the debtor's language, as HTML and as plain text: how much, until when, and how to pay. Names and
 * texts are shown as they are and have no effect.
 * @param isCopy whether it was mailed before: then subject and text say so
 * @throws RangeError where the payment id or the FI creditor number cannot be one, or no letter has that level.
 */
export function renderReminderMail(
  document: ReminderDocument,
  { isCopy = false }: { isCopy?: boolean } = {},
): InvoiceMailContent {
  const { language, issuedOn, deadlineOn, creditor, debtor } = document;
  const words = REMINDER_WORDS[language];
  const creditorName = printableText(creditor.name);
  const heading = printableText(reminderTitle(document));
  const { total } = reminderSums(document);
  const whenToPay = `${words.toBePaidBy} ${formatLongDate(deadlineOn, language)}`;
  const copyOf = isCopy ? `${WORDS[language].copy}: ` : '';
  const subject = `${copyOf}${heading} ${WORDS[language].from} ${creditorName}: ${total.value}, ${whenToPay}`;
  const greeting = printableText(`${WORDS[language].greeting} ${debtor.name}`);
  const paragraphs = paragraphsOf(document, isCopy);
  const facts = [
    { label: words.issuedOn, value: formatDate(issuedOn, language) },
    { label: WORDS[language].customerNumber, value: debtor.customerNumber },
  ].map(printableFact);
  const sums = sumFacts(document);
  const payment = reminderPayment(document);
  const contact = disagreeText(document);
  const creditorLines = senderLines(creditor, language);
  return {
    subject,
    html: fillInvoiceMail({
      language,
      subject,
      preview: `${total.value}, ${whenToPay}`,
      creditorName,
      heading,
      total: total.value,
      whatHappens: capitalised(whenToPay),
      greeting,
      intro: paragraphs.map((paragraph) => html`<div style="padding:0 0 8px;">${paragraph}</div>`),
      facts,
      lineRows: [...sums.map((sum) => amountRow(sum)), amountRow(total, RULE_ABOVE)],
      payment,
      contact,
      creditorLines,
    }),
    text: plainParagraphs([
      [greeting],
      ...paragraphs.map((paragraph) => [paragraph]),
      [heading, row(total), capitalised(whenToPay)],
      facts.map(row),
      [...sums, total].map(row),
      ...paymentParagraphs(payment),
      [contact],
      creditorLines,
    ]),
  };
}
