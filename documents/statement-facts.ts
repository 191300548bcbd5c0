import type { OpenOnStatement, StatementDocument } from '../domain/invoices/statement.ts';
import { formatDate, formatMoney, formatPeriod } from './format.ts';
import type { Fact, PaymentFacts } from './payment-facts.ts';
import { STATEMENT_WORDS } from './statement-words.ts';
import { WORDS } from './words.ts';

/** The days of a statement, when it was made, and whose it is. */
export function statementFacts({ language, from, to, madeOn, debtor }: StatementDocument): Fact[] {
  const words = STATEMENT_WORDS[language];
  return [
    from === null
      ? { label: words.untilThen, value: formatDate(to, language) }
      : { label: words.span, value: formatPeriod({ from, to }, language) },
    { label: words.madeOn, value: formatDate(madeOn, language) },
    { label: WORDS[language].customerNumber, value: debtor.customerNumber },
  ];
}

/** What is open of a statement, as it is named: "Faktura 1001". */
export const nameOfOpen = ({ kind, number }: OpenOnStatement, language: StatementDocument['language']): string =>
  `${STATEMENT_WORDS[language].kinds[kind]} ${number}`;

/** Whether an open invoice is late on the statement: of days that are still to come, nobody knows what will be. */
export const isLate = ({ dueOn }: OpenOnStatement, { to, madeOn }: Pick<StatementDocument, 'to' | 'madeOn'>): boolean =>
  dueOn < (to < madeOn ? to : madeOn);

/** What the debtor pays, and what Betalingsservice draws. */
export const toPay = ({ open }: StatementDocument): OpenOnStatement[] =>
  open.filter(({ collectedOn }) => collectedOn === null);
const drawn = ({ open }: StatementDocument): OpenOnStatement[] =>
  open.filter(({ collectedOn }) => collectedOn !== null);

export const sumOf = (open: readonly OpenOnStatement[]): bigint => open.reduce((sum, { openOre }) => sum + openOre, 0n);

/** By which numbers each invoice is paid, in a sentence. */
export function byFi(document: StatementDocument): string {
  const numbers = new Set(toPay(document).map(({ fiCreditorNumber }) => fiCreditorNumber));
  return `${STATEMENT_WORDS[document.language].byFi} ${[...numbers].join(', ')}.`;
}

/** How a statement's open amounts are paid, and what they come to. */
export function howToPay(document: StatementDocument): PaymentFacts {
  const { language, creditOre } = document;
  const words = STATEMENT_WORDS[language];
  const [paid, collected] = [toPay(document), drawn(document)];
  const explained = [
    ...(paid.length === 0 ? [] : [byFi(document)]),
    ...(collected.length === 0 ? [] : [words.byBetalingsservice]),
  ];
  const sums = [
    { label: words.sum, ore: sumOf(paid) },
    { label: words.sumDrawn, ore: sumOf(collected) },
    { label: words.credit, ore: creditOre },
  ];
  return {
    heading: paid.length === 0 ? words.nothingOpen : words.howToPay,
    explanation: explained.length === 0 ? null : explained.join(' '),
    facts: sums.filter(({ ore }) => ore !== 0n).map(({ label, ore }) => ({ label, value: formatMoney(ore, language) })),
    paymentLine: null,
    signUp: null,
  };
}
