import type { StatementDocument } from '../domain/invoices/statement.ts';
import { fillInvoiceMail } from './fill-invoice-mail.ts';
import { formatAmount, formatDate, formatLongDate, formatMoney } from './format.ts';
import { amountRow, paymentParagraphs, plainParagraphs, printableFact, row, RULE_ABOVE } from './mail-rows.ts';
import { senderLines } from './party-lines.ts';
import { type Fact, fiFacts, fiPaymentLine, type PaymentFacts } from './payment-facts.ts';
import { printableText } from './printable-text.ts';
import type { InvoiceMailContent } from './render-invoice-mail.ts';
import { byFi, howToPay, isLate, nameOfOpen, statementFacts, sumOf, toPay } from './statement-facts.ts';
import { STATEMENT_WORDS } from './statement-words.ts';
import { WORDS } from './words.ts';

/** The statement names all of them. */
const MOST_INVOICES_NAMED = 5;

/** What is to be paid, invoice by invoice where they are few. */
function namedFacts(document: StatementDocument): Fact[] {
  const { language } = document;
  const open = toPay(document);
  if (open.length > MOST_INVOICES_NAMED) return [];
  const { due } = STATEMENT_WORDS[language];
  return open
    .map((invoice) => ({
      label: `${nameOfOpen(invoice, language)}, ${due} ${formatDate(invoice.dueOn, language)}`,
      value: formatAmount(invoice.openOre, language),
    }))
    .map(printableFact);
}

/** How it is paid: a single invoice by its payment line, several by what each is paid by. */
function paymentOf(document: StatementDocument): PaymentFacts {
  const { language, open } = document;
  const words = STATEMENT_WORDS[language];
  const paid = toPay(document);
  const [only, ...others] = paid;
  const explained = (how: string) => (open.length > paid.length ? `${how} ${words.drawnByItself}`.trim() : how);
  const bare = { heading: words.howToPay, facts: [], paymentLine: null, signUp: null };
  if (only === undefined) return { ...bare, heading: words.nothingOpen, explanation: explained('') };
  if (others.length === 0) {
    const explanation = explained(`${WORDS[language].payByFi}.`);
    return { ...bare, explanation, facts: fiFacts(only, language), paymentLine: fiPaymentLine(only, language) };
  }
  if (paid.length > MOST_INVOICES_NAMED) {
    return { ...bare, explanation: explained(`${byFi(document)} ${words.allOnIt}`) };
  }
  const facts = paid.map((invoice) => ({ label: nameOfOpen(invoice, language), value: invoice.paymentId }));
  return { ...bare, explanation: explained(byFi(document)), facts: facts.map(printableFact) };
}

/** What the statement comes to beside what is to be paid. */
function besides(document: StatementDocument): Fact[] {
  const { language, closingOre, to } = document;
  const words = STATEMENT_WORDS[language];
  const lateOre = sumOf(toPay(document).filter((invoice) => isLate(invoice, document)));
  return [
    ...statementFacts(document),
    { label: `${words.closing} ${formatDate(to, language)}`, value: formatMoney(closingOre, language) },
    ...(lateOre === 0n ? [] : [{ label: words.overdue, value: formatMoney(lateOre, language) }]),
    ...howToPay(document).facts.filter(({ label }) => label !== words.sum),
  ].map(printableFact);
}

/**
 * The mail that a statement of account goes out with, in the debtor's language, as HTML and as plain text: what is to be paid, and how. Names
 * and texts are shown as they are and have no effect.
 * @throws RangeError where a payment id or the FI creditor number cannot be one.
 */
export function renderStatementMail(document: StatementDocument): InvoiceMailContent {
  const { language, creditor, debtor, to } = document;
  const words = STATEMENT_WORDS[language];
  const creditorName = printableText(creditor.name);
  const heading = `${words.title} ${words.asOf} ${formatLongDate(to, language)}`;
  const sumOre = sumOf(toPay(document));
  const total = formatMoney(sumOre, language);
  const what = sumOre === 0n ? words.nothing : words.sum;
  const subject = `${heading} ${WORDS[language].from} ${creditorName}: ${sumOre === 0n ? words.nothing.toLowerCase() : `${total} ${words.toBePaid}`}`;
  const greeting = printableText(`${WORDS[language].greeting} ${debtor.name}`);
  const intro = sumOre === 0n ? words.here : `${words.here} ${words.disregard}`;
  const facts = besides(document);
  const named = namedFacts(document);
  const sum = { label: words.sum, value: formatAmount(sumOre, language) };
  const payment = paymentOf(document);
  const contact = words[creditor.phone === null ? 'contactByMail' : 'contact'];
  const creditorLines = senderLines(creditor, language);
  const sums = named.length === 0 ? [] : [...named, sum];
  return {
    subject,
    html: fillInvoiceMail({
      language,
      subject,
      preview: what,
      creditorName,
      heading,
      total,
      whatHappens: what,
      greeting,
      intro,
      facts,
      lineRows: sums.map((fact) => amountRow(fact, fact === sum ? RULE_ABOVE : '')),
      payment,
      contact,
      creditorLines,
    }),
    text: plainParagraphs([
      [greeting],
      [intro],
      [heading, `${what}: ${total}`],
      facts.map(row),
      sums.map(row),
      ...paymentParagraphs(payment),
      [contact],
      creditorLines,
    ]),
  };
}
