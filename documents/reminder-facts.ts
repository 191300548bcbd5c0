import type { InvoiceOnReminder, ReminderDocument } from '../domain/reminders/reminder-document.ts';
import { formatAmount, formatDate, formatLongDate, formatMoney } from './format.ts';
import { type Fact, fiFacts, fiPaymentLine, type PaymentFacts } from './payment-facts.ts';
import { REMINDER_WORDS } from './reminder-words.ts';
import { WORDS } from './words.ts';

/** Which letter it is, with its number: `Rykker 1, nr. R12`. */
export function reminderTitle({ language, level, isNotice, number }: ReminderDocument): string {
  const { notice, titles, numbered } = REMINDER_WORDS[language];
  const name = isNotice ? notice : titles[level - 1];
  if (name === undefined) throw new RangeError(`there is no letter of level ${level}`);
  return `${name}, ${numbered} ${number}`;
}

/** What the letter asks for, and until when. */
export function askingText(document: ReminderDocument): string {
  const { language, level, isNotice, askedOre, deadlineOn } = document;
  const { asks } = REMINDER_WORDS[language];
  const asked = { amount: formatMoney(askedOre, language), day: formatLongDate(deadlineOn, language) };
  if (isNotice) return asks.notice(asked);
  return level === 1 ? asks.first(asked) : asks.again(asked);
}

/** What the creditor writes, paragraph by paragraph. */
export const creditorParagraphs = ({ text }: ReminderDocument): string[] =>
  (text ?? '').split(/[\r\n]+/).filter((paragraph) => paragraph.trim() !== '');

/** Whom to turn to who disagrees. */
export function disagreeText({ language, creditor }: ReminderDocument): string {
  return REMINDER_WORDS[language][creditor.phone === null ? 'contactByMail' : 'contact'];
}

/** An invoice by its number and date. */
export function invoiceName(
  { number, issuedOn }: Pick<InvoiceOnReminder, 'number' | 'issuedOn'>,
  language: ReminderDocument['language'],
): string {
  return `${REMINDER_WORDS[language].invoice} ${number} ${WORDS[language].issuedOf} ${formatDate(issuedOn, language)}`;
}

/** What is asked for, those sums that are nothing left out: what is open of invoices, what is charged, and the total that they add up to. */
export function reminderSums(document: ReminderDocument): { open: Fact[]; charges: Fact[]; total: Fact } {
  const { language, invoices, earlierCharges, feeOre, compensationOre, interestOre, askedOre } = document;
  const words = REMINDER_WORDS[language];
  const sums = (all: readonly (readonly [string, bigint])[]): Fact[] =>
    all.filter(([, ore]) => ore !== 0n).map(([label, ore]) => ({ label, value: formatAmount(ore, language) }));
  return {
    open: sums([[words.invoices, openSum(invoices)]]),
    charges: sums([
      [words.earlierLetters, openSum(earlierCharges)],
      [words.interest, interestOre],
      [words.compensation, compensationOre],
      [words.fee, feeOre],
    ]),
    total: { label: words.toPay, value: formatMoney(askedOre, language) },
  };
}

const openSum = (all: readonly { readonly openOre: bigint }[]) => all.reduce((sum, { openOre }) => sum + openOre, 0n);

/** How all of it is paid. @throws RangeError where the payment id or the FI creditor number cannot be one. */
export function reminderPayment({ language, payment, askedOre, deadlineOn }: ReminderDocument): PaymentFacts {
  const words = REMINDER_WORDS[language];
  return {
    heading: words.howToPay,
    explanation: `${WORDS[language].payByFi}. ${words.paysAll}`,
    facts: [
      ...fiFacts(payment, language),
      { label: WORDS[language].toPay, value: formatMoney(askedOre, language) },
      { label: words.payBy, value: formatDate(deadlineOn, language) },
    ],
    paymentLine: fiPaymentLine(payment, language),
    signUp: null,
  };
}
