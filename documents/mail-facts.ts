import type { InvoiceDocument } from '../domain/invoices/invoice.ts';
import { documentFacts, referenceFacts } from './document-facts.ts';
import { formatAmount, formatLongDate, formatMoney, formatQuantity } from './format.ts';
import { lineNotes } from './line-steps.ts';
import { capitalised, printableFact } from './mail-rows.ts';
import { senderLines } from './party-lines.ts';
import type { Fact, PaymentFacts } from './payment-facts.ts';
import { paymentFacts } from './payment-facts.ts';
import { printableText } from './printable-text.ts';
import { totalFacts } from './total-facts.ts';
import { KIND_WORDS, WORDS } from './words.ts';

/** What a mail says, in the order in which it is read. HTML and plain text are two forms of it. All texts are single lines. */
export interface MailFacts {
  readonly subject: string;
  readonly creditorName: string;
  readonly heading: string;
  readonly total: string;
  /** When and how the amount is paid, or what it is credited on. */
  readonly whatHappens: string;
  readonly greeting: string;
  readonly intro: string;
  readonly facts: readonly Fact[];
  /** Each line's text with its quantity, its amount without VAT, and how the one comes of the other. */
  readonly lines: readonly (Fact & { readonly steps: readonly string[] })[];
  readonly totals: { readonly parts: readonly Fact[]; readonly total: Fact };
  readonly payment: PaymentFacts;
  readonly contact: string;
  readonly creditorLines: readonly string[];
}

function whatHappens({ kind, language, payment, creditsInvoice, totalOre, dueOn }: InvoiceDocument): string {
  const words = WORDS[language];
  if (creditsInvoice !== null) {
    return `${words.credited} ${creditsInvoice.number} ${words.issuedOf} ${formatLongDate(creditsInvoice.issuedOn, language)}`;
  }
  if (payment === null || totalOre <= 0n) return KIND_WORDS[language][kind].nothingToPay;
  return payment.method === 'betalingsservice'
    ? `${words.collectedBefore} ${formatLongDate(payment.paymentDate, language)}`
    : `${words.dueBefore} ${formatLongDate(dueOn, language)}`;
}

/** @param isCopy whether it was mailed before: then subject and text say so. */
export function mailFacts(document: InvoiceDocument, { isCopy }: { isCopy: boolean }): MailFacts {
  const { kind, language, number, creditor, debtor, lines, totalOre } = document;
  const words = WORDS[language];
  const kindWords = KIND_WORDS[language][kind];
  const total = formatMoney(totalOre, language);
  const happens = printableText(whatHappens(document));
  const heading = printableText(`${kindWords.title} ${number}`);
  const creditorName = printableText(creditor.name);
  const payment = paymentFacts(document);
  return {
    subject: `${isCopy ? `${words.copy}: ` : ''}${heading} ${words.from} ${creditorName}: ${totalOre > 0n ? `${total} ${happens}` : happens}`,
    creditorName,
    heading,
    total,
    whatHappens: capitalised(happens),
    greeting: printableText(`${words.greeting} ${debtor.name}`),
    intro: isCopy ? `${words.copyIntro} ${kindWords.mailIntro}` : kindWords.mailIntro,
    facts: [...documentFacts(document), ...referenceFacts(document)].map(printableFact),
    lines: lines.map((line) => ({
      label: `${formatQuantity(line.quantityMicro, language)} × ${printableText(line.text)}`,
      value: formatAmount(line.netOre, language),
      steps: lineNotes(line, document),
    })),
    totals: totalFacts(document),
    payment: {
      ...payment,
      facts: payment.facts.map(printableFact),
      signUp: payment.signUp && { ...payment.signUp, facts: payment.signUp.facts.map(printableFact) },
    },
    contact: creditor.phone === null ? kindWords.contactByMail : kindWords.contact,
    creditorLines: senderLines(creditor, language),
  };
}
