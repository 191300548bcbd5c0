import type { InvoiceDocument } from '../domain/invoice.ts';
import { formatAmount, formatDate, formatLongDate, formatMoney, formatPeriod, formatQuantity } from './format.ts';
import { addressLines, cvrLines } from './party-lines.ts';
import type { Fact, PaymentFacts } from './payment-facts.ts';
import { paymentFacts } from './payment-facts.ts';
import { printableText } from './printable-text.ts';
import { totalFacts } from './total-facts.ts';
import { WORDS } from './words.ts';

/** What a mail says, in the order in which it is read. HTML and plain text are two forms of it. All texts are single lines. */
export interface MailFacts {
  readonly subject: string;
  readonly creditorName: string;
  readonly heading: string;
  readonly total: string;
  /** When and how the amount is paid. */
  readonly whatHappens: string;
  readonly greeting: string;
  readonly intro: string;
  readonly facts: readonly Fact[];
  /** Each line's text with its quantity, and its amount without VAT. */
  readonly lines: readonly Fact[];
  readonly totals: { readonly parts: readonly Fact[]; readonly total: Fact };
  readonly payment: PaymentFacts;
  readonly contact: string;
  readonly creditorLines: readonly string[];
}

function whatHappens({ language, payment, totalOre, dueOn }: InvoiceDocument): string {
  const words = WORDS[language];
  if (totalOre <= 0n) return words.nothingToPay;
  return payment.method === 'betalingsservice'
    ? `${words.collectedBefore} ${formatLongDate(payment.paymentDate, language)}`
    : `${words.dueBefore} ${formatLongDate(dueOn, language)}`;
}

const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const printableFact = ({ label, value }: Fact): Fact => ({ label: printableText(label), value: printableText(value) });

export function mailFacts(document: InvoiceDocument): MailFacts {
  const { language, number, creditor, debtor, period, issuedOn, dueOn, lines, totalOre } = document;
  const words = WORDS[language];
  const total = formatMoney(totalOre, language);
  const happens = whatHappens(document);
  const heading = printableText(`${words.invoice} ${number}`);
  const creditorName = printableText(creditor.name);
  const payment = paymentFacts(document);
  return {
    subject: `${heading} ${words.from} ${creditorName}: ${totalOre > 0n ? `${total} ${happens}` : happens}`,
    creditorName,
    heading,
    total,
    whatHappens: capitalised(happens),
    greeting: printableText(`${words.greeting} ${debtor.name}`),
    intro: words.mailIntro,
    facts: [
      { label: words.issuedOn, value: formatDate(issuedOn, language) },
      { label: words.dueOn, value: formatDate(dueOn, language) },
      { label: words.period, value: formatPeriod(period, language) },
      { label: words.customerNumber, value: printableText(debtor.customerNumber) },
    ],
    lines: lines.map(({ text, quantityMicro, netOre }) => ({
      label: `${formatQuantity(quantityMicro, language)} × ${printableText(text)}`,
      value: formatAmount(netOre, language),
    })),
    totals: totalFacts(document),
    payment: {
      ...payment,
      facts: payment.facts.map(printableFact),
      signUp: payment.signUp && { ...payment.signUp, facts: payment.signUp.facts.map(printableFact) },
    },
    contact: creditor.phone === null ? words.contactByMail : words.contact,
    creditorLines: [
      creditor.name,
      ...addressLines(creditor, language),
      ...cvrLines(creditor, language),
      creditor.email,
      ...(creditor.phone === null ? [] : [`${words.phone} ${creditor.phone}`]),
    ].map(printableText),
  };
}
