import { type CivilDate, plainDate } from '../calendar/calendar.ts';
import type { Language } from '../calendar/language.ts';
import type { Period } from '../calendar/period.ts';
import type { InvoiceLine } from '../lines/invoice-line.ts';
import { toIso88591Text } from '../records/iso-8859-1.ts';
import { formatOreDanish } from '../money/money.ts';

/** BS052, positions 53-112. */
export const TEXT_WIDTH = 60;

type Words = Readonly<
  Record<'invoice' | 'period' | 'to' | 'vat' | 'total' | 'settled' | 'toPay' | 'paidOut' | 'reminder', string>
>;

const WORDS: Readonly<Record<Language, Words>> = {
  da: {
    invoice: 'Faktura',
    period: 'Periode',
    to: 'til',
    vat: 'Moms',
    total: 'I alt',
    settled: 'Krediteret eller betalt',
    toPay: 'Til betaling',
    paidOut: 'Udbetaling af dit tilgodehavende',
    reminder: 'Rykker',
  },
  en: {
    invoice: 'Invoice',
    period: 'Period',
    to: 'to',
    vat: 'VAT',
    total: 'Total',
    settled: 'Credited or paid',
    toPay: 'To pay',
    paidOut: 'Your credit is paid out',
    reminder: 'Reminder',
  },
};

/**
 * What the debtor reads about a collection in the overview of payments: invoice, period, each line without VAT, VAT and
 * total, and where a part has been credited or paid also that and what is left. Rows of at most 60 characters of ISO-8859-1, wrapped between words, amounts to the right. Amounts are in Danish
 * formatting in both languages, as everything around them in that overview.
 */
export function collectionText({
  invoiceNumber,
  period,
  totalOre,
  vatOre,
  lines,
  language,
  settledOre = 0n,
}: {
  invoiceNumber: string;
  period: Period;
  totalOre: bigint;
  vatOre: bigint;
  lines: readonly Pick<InvoiceLine, 'text' | 'netOre'>[];
  language: Language;
  /** Øre with VAT that have been credited of the total, or paid otherwise. */
  settledOre?: bigint;
}): string[] {
  const words = WORDS[language];
  return [
    ...wrap(`${words.invoice} ${invoiceNumber}`),
    `${words.period} ${danishDate(period.from)} ${words.to} ${danishDate(period.to)}`,
    ...lines.flatMap(({ text, netOre }) => withAmount(text, netOre)),
    ...withAmount(words.vat, vatOre),
    ...withAmount(words.total, totalOre),
    ...(settledOre === 0n
      ? []
      : [...withAmount(words.settled, -settledOre), ...withAmount(words.toPay, totalOre - settledOre)]),
  ];
}

/** What the debtor reads of a reminder: which it is, and what is to be paid with all that it lists. */
export function reminderText({
  number,
  amountOre,
  language,
}: {
  number: string;
  amountOre: bigint;
  language: Language;
}): string[] {
  const words = WORDS[language];
  return [...wrap(`${words.reminder} ${number}`), ...withAmount(words.toPay, amountOre)];
}

/** What the debtor reads of an amount that is paid out: that it is the debtor's credit, and how much. */
export function payOutText({ amountOre, language }: { amountOre: bigint; language: Language }): string[] {
  return withAmount(WORDS[language].paidOut, amountOre);
}

/** The text's rows with the amount at the right of the last one, or below it where there is no room. */
function withAmount(text: string, ore: bigint): string[] {
  const amount = formatOreDanish(ore);
  const rows = wrap(text);
  const last = rows.at(-1) ?? '';
  const hasRoom = last.length + 1 + amount.length <= TEXT_WIDTH;
  const above = hasRoom ? rows.slice(0, -1) : rows;
  return [...above, (hasRoom ? last : '').padEnd(TEXT_WIDTH - amount.length) + amount];
}

/** Rows of at most 60 characters, broken between words; a word longer than a row is broken where the row ends. */
function wrap(text: string): string[] {
  const rows: string[] = [];
  let row = '';
  for (const word of toIso88591Text(text)
    .split(' ')
    .filter((part) => part !== '')) {
    const joined = row === '' ? word : `${row} ${word}`;
    if (joined.length <= TEXT_WIDTH) {
      row = joined;
      continue;
    }
    if (row !== '') rows.push(row);
    for (row = word; row.length > TEXT_WIDTH; row = row.slice(TEXT_WIDTH)) rows.push(row.slice(0, TEXT_WIDTH));
  }
  return row === '' ? rows : [...rows, row];
}

function danishDate(date: CivilDate): string {
  const { day, month, year } = plainDate(date);
  return [day.toString().padStart(2, '0'), month.toString().padStart(2, '0'), year].join('-');
}
