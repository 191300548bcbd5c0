import { readFileSync } from 'node:fs';
import type { CivilDate } from '../domain/calendar/calendar.ts';
import type { PaymentNumbers } from '../domain/identifiers/fi71.ts';
import type { InvoiceDocument } from '../domain/invoices/invoice.ts';
import type { PaymentMailReason } from '../domain/mails/payment-mail.ts';
import { documentFacts } from './document-facts.ts';
import { formatDate, formatLongDate, formatMoney } from './format.ts';
import { fillTemplate, html } from './html.ts';
import { capitalised, labelledRow, paymentRows, plainParagraphs, printableFact, row } from './mail-rows.ts';
import { senderLines } from './party-lines.ts';
import { fiFacts, fiPaymentLine } from './payment-facts.ts';
import { PAYMENT_MAIL_WORDS } from './payment-mail-words.ts';
import { printableText } from './printable-text.ts';
import type { InvoiceMailContent } from './render-invoice-mail.ts';
import { KIND_WORDS, WORDS } from './words.ts';

/** An amount that Betalingsservice does not bring, as the debtor is told of it. */
export interface PaymentNotice {
  /** The invoice that it is about, which is attached. */
  readonly document: InvoiceDocument;
  readonly reason: PaymentMailReason;
  /** The day that the reason is about; null where nobody knows it. */
  readonly happenedOn: CivilDate | null;
  /** What is still to pay of the invoice. */
  readonly amountOre: bigint;
  readonly payBy: PaymentNumbers;
  /** Where the due date lies before it, the debtor is asked to pay at once. */
  readonly today: CivilDate;
}

// Compiled from payment-mail.mjml by make-mail-template.ts.
const template = readFileSync(new URL('./mail/payment-mail.template', import.meta.url), 'utf8');

/**
 * The mail that asks a debtor to pay by FI 71 what Betalingsservice does not bring, in the debtor's language, as HTML and as plain text:
 * what has happened, which invoice, how much is open, and the payment line with its parts. Names and texts are shown as they are and
 * have no effect.
 * @throws RangeError where the payment id or the FI creditor number cannot be one.
 */
export function renderPaymentMail(notice: PaymentNotice): InvoiceMailContent {
  const { document, reason, happenedOn, amountOre, payBy, today } = notice;
  const { language, number, creditor, debtor, dueOn, totalOre } = document;
  const words = PAYMENT_MAIL_WORDS[language];
  const total = formatMoney(amountOre, language);
  const isDue = dueOn < today;
  const whenToPay = isDue ? words.payAtOnce : `${words.payBy} ${formatLongDate(dueOn, language)}`;
  const creditorName = printableText(creditor.name);
  const heading = printableText(`${KIND_WORDS[language].invoice.title} ${number}`);
  const greeting = printableText(`${WORDS[language].greeting} ${debtor.name}`);
  const happened = words.happened[reason](happenedOn === null ? null : formatLongDate(happenedOn, language));
  const intro = `${happened} ${words.payYourself} ${words.attached}`;
  const facts = [
    ...documentFacts(document),
    ...(amountOre === totalOre
      ? []
      : [
          { label: KIND_WORDS[language].invoice.total, value: formatMoney(totalOre, language) },
          { label: words.stillToPay, value: total },
        ]),
  ].map(printableFact);
  const payment = {
    facts: [
      ...fiFacts(payBy, language),
      { label: WORDS[language].toPay, value: total },
      isDue
        ? { label: words.pay, value: words.atOnce }
        : { label: words.payByDate, value: formatDate(dueOn, language) },
    ],
    paymentLine: fiPaymentLine(payBy, language),
  };
  const contact = KIND_WORDS[language].invoice[creditor.phone === null ? 'contactByMail' : 'contact'];
  const creditorLines = senderLines(creditor, language);
  const subject = `${heading} ${WORDS[language].from} ${creditorName}: ${whenToPay}, ${total}`;
  return {
    subject,
    html: fillTemplate(template, {
      language,
      subject,
      preview: happened,
      creditorName,
      heading,
      total,
      whatHappens: capitalised(whenToPay),
      greeting,
      intro,
      factRows: facts.map(labelledRow),
      paymentHeading: words.howToPay,
      paymentExplanation: WORDS[language].payByFi,
      paymentRows: paymentRows(payment),
      contact,
      creditorLines: creditorLines.map((line) => html`<div>${line}</div>`),
    }),
    text: plainParagraphs([
      [greeting],
      [intro],
      [heading, `${WORDS[language].toPay}: ${total}`, capitalised(whenToPay)],
      facts.map(row),
      [words.howToPay, WORDS[language].payByFi, ...payment.facts.map(row)],
      [row(payment.paymentLine)],
      [contact],
      creditorLines,
    ]),
  };
}
