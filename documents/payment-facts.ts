import { KORTART, ocrLine, type PaymentNumbers } from '../domain/identifiers/fi71.ts';
import type { Language } from '../domain/calendar/language.ts';
import type { BetalingsserviceNumbers, InvoiceDocument } from '../domain/invoices/invoice.ts';
import { formatDate, formatLongDate, formatMoney } from './format.ts';
import { KIND_WORDS, WORDS } from './words.ts';

export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** The payment part of a document, in the order in which it is read. PDF and mail show the same. */
export interface PaymentFacts {
  readonly heading: string;
  /** One sentence, or none. */
  readonly explanation: string | null;
  readonly facts: readonly Fact[];
  /** The FI 71 line to type off, where there is one. */
  readonly paymentLine: Fact | null;
  /** How to join Betalingsservice, where the creditor has it and the debtor has not joined. */
  readonly signUp: { readonly heading: string; readonly explanation: string; readonly facts: readonly Fact[] } | null;
}

function numberFacts(numbers: BetalingsserviceNumbers, language: Language): Fact[] {
  const words = WORDS[language];
  return [
    { label: words.pbsNumber, value: numbers.pbsNumber },
    { label: words.bsDebtorGroup, value: numbers.bsDebtorGroup },
    { label: words.customerNumber, value: numbers.customerNumber },
  ];
}

/** The three parts of the FI 71 line. */
export function fiFacts({ paymentId, fiCreditorNumber }: PaymentNumbers, language: Language): Fact[] {
  const words = WORDS[language];
  return [
    { label: words.cardType, value: KORTART },
    { label: words.paymentId, value: paymentId },
    { label: words.creditorNumber, value: fiCreditorNumber },
  ];
}

/** The FI 71 line to type off. @throws RangeError where a number cannot be. */
export function fiPaymentLine(numbers: PaymentNumbers, language: Language): Fact {
  return { label: WORDS[language].paymentLine, value: ocrLine(numbers) };
}

/**
 * What the debtor has to do, or what happens by itself. A credit note asks for no payment, nor does an
 * invoice of nothing or less.
 */
export function paymentFacts({ kind, language, payment, totalOre, dueOn }: InvoiceDocument): PaymentFacts {
  const words = WORDS[language];
  const bare = { explanation: null, facts: [], paymentLine: null, signUp: null };
  if (payment === null || totalOre <= 0n) return { ...bare, heading: KIND_WORDS[language][kind].nothingToPay };

  const amount = { label: words.toPay, value: formatMoney(totalOre, language) };
  if (payment.method === 'betalingsservice') {
    return {
      ...bare,
      heading: words.collected,
      explanation: `${amount.value} ${words.collectedBefore} ${formatLongDate(payment.paymentDate, language)}. ${words.collectedAfter}`,
      facts: [
        { label: words.collectedOn, value: formatDate(payment.paymentDate, language) },
        amount,
        ...numberFacts(payment, language),
      ],
    };
  }
  const { paymentId, fiCreditorNumber, signUp } = payment;
  return {
    heading: words.payment,
    explanation: words.payByFi,
    facts: [
      ...fiFacts({ paymentId, fiCreditorNumber }, language),
      amount,
      { label: words.dueOn, value: formatDate(dueOn, language) },
    ],
    paymentLine: fiPaymentLine({ paymentId, fiCreditorNumber }, language),
    signUp: signUp && {
      heading: words.signUp,
      explanation: words.signUpHow,
      facts: numberFacts(signUp, language),
    },
  };
}
