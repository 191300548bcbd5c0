import type { CandidateInvoice, PaymentFacts } from './match-facts.ts';

/** Words that say that the number after them is a customer's: "kundenr. 2003", "medl. 12", "k.nr. 12", "customer no 7". */
const CUSTOMER_WORD = String.raw`(?:kund|kd|k[. ]{0,2}nr|medl|lejer|lejemål|debitor|deb|abonne|konto[. ]{0,2}(?:nr|num)|customer|cust|member|tenant)\p{L}*`;

/** What may stand between letters and digits that belong together. */
const BETWEEN = String.raw`[\s.:#/-]{0,3}`;

/** What may stand between a word for customers and the number: "kunde(2003)", "kundenummer = 2003". */
const BEFORE_CUSTOMER = String.raw`[\s.:#/=(-]{0,3}`;

const CUSTOMER = new RegExp(
  String.raw`(?<!\p{L})${CUSTOMER_WORD}${BEFORE_CUSTOMER}(?:nr|no|nummer|number|id)?${BEFORE_CUSTOMER}0*(?<number>[1-9]\d{0,14})(?!\d)`,
  'gu',
);

const DAY = String.raw`(?:0?[1-9]|[12]\d|3[01])`;
const MONTH = String.raw`(?:0?[1-9]|1[0-2])`;

/** Digits that count something other than invoices, the longest first: telephone numbers, amounts with their decimals, dates. */
const OTHER_DIGITS = new RegExp(
  [
    // Eight digits in any groups where a word or the country says what they are, else four pairs.
    String.raw`(?<!\p{L})(?:(?:tlf|tel|telefon|mob|mobil|phone)(?:nr|nummer)?[\s.:]{0,3}(?:(?:\+|00)45 ?)?|(?:\+|00)45 ?)\d(?:[ .-]?\d){7}(?!\d)`,
    String.raw`(?<![\p{L}\d])\d\d(?<joint>[ .-])\d\d\k<joint>\d\d\k<joint>\d\d(?!\d)`,
    String.raw`(?<!\p{L})(?:kr|dkk|beløb)[\s.:]{0,3}\d{1,3}(?: \d{3})+,\d\d(?!\d)`,
    String.raw`(?<![\p{L}\d])(?:\d{1,3}(?:\.\d{3})+|\d+),\d\d(?!\d)`,
    String.raw`(?<![\p{L}\d])20\d\d[-./]${MONTH}[-./]${DAY}(?!\d)`,
    String.raw`(?<![\p{L}\d])${DAY} ${MONTH} 20\d\d(?!\d)`,
    String.raw`(?<![\p{L}\d])${DAY}[-./]${MONTH}(?:[-./]\d{2,4})?(?!\d)`,
  ].join('|'),
  'gu',
);

/** Words that are written together with the number of an invoice: "fak1003", "fakturanr1003", "F1003og1004". */
const INVOICE_WORD =
  /^(?:og|samt|and|fakturaer|faktura|fakt|fak|regning|rg|rate|invoice|inv)?(?:nummer|number|nr|no)?$/u;

/** "1 003" and "10 03" are one number to whoever writes them so. */
const MAX_JOINED_RUNS = 3;
const JOINT = /^[ .-]$/u;

/** From one number to another: "1008-1010", "F1008 til F1010", "fra 1008 t.o.m. 1010". */
const SPAN =
  /(?<!\d)(?<from>\d{1,15})\s?(?:[-–—]|\.\.\.?|til|t\.?o\.?m\.?|to|through)\s?(?:og med )?(?<letters>\p{L}*)[\s.-]?(?<to>\d{1,15})(?!\d)/gu;

/** More than a year of monthly invoices is no list of them. */
const MOST_IN_SPAN = 13n;

/** A name of more words than this is found by its number alone. */
const MAX_NAME_WORDS = 6;

interface DigitRun {
  /** Without zeros in front. */
  readonly digits: string;
  /** The letters right before it. */
  readonly letters: string;
}

/** What a payer has written, made comparable. */
export interface PayerWords {
  /** In small letters, each run of blanks one blank. */
  readonly text: string;
  /** The same without the customer numbers that a word before them says are such. */
  readonly rest: string;
  /** Those customer numbers, without zeros in front. */
  readonly customers: ReadonlySet<string>;
  /** The numbers that stand in the rest, alone and joined over blanks: not those of dates, amounts and telephones. */
  readonly runs: readonly DigitRun[];
  /** The numbers between two that are written as the first and the last of several, without zeros in front. */
  readonly between: ReadonlySet<string>;
  /** What could be a name: words that stand together, in each order in which surname and first names are written. */
  readonly names: ReadonlySet<string>;
}

/** What the payer has written: of an account's entry the reference too, which is the payer's own. */
export function payerWordsOf({ source, payerText, reference }: PaymentFacts): PayerWords {
  const texts = source === 'camt' ? [payerText, reference] : [payerText];
  return readPayerWords(texts.filter((text) => text !== null).join(' ; '));
}

/** Reads what a payer has written; null is nothing. */
export function readPayerWords(written: string | null): PayerWords {
  const text = comparable(written ?? '');
  const customers = new Set([...text.matchAll(CUSTOMER)].map(({ groups }) => groups?.['number'] ?? ''));
  const rest = text.replaceAll(CUSTOMER, ' ; ');
  const countable = rest.replaceAll(OTHER_DIGITS, ' ; ');
  return {
    text,
    rest,
    customers,
    runs: digitRuns(countable),
    between: numbersBetween(countable),
    names: namesIn(text),
  };
}

function numbersBetween(text: string): Set<string> {
  const numbers = new Set<string>();
  for (const { groups } of text.matchAll(SPAN)) {
    const [from, to] = [BigInt(groups?.['from'] ?? 0), BigInt(groups?.['to'] ?? 0)];
    if (to <= from || to - from >= MOST_IN_SPAN) continue;
    for (let number = from + 1n; number < to; number += 1n) numbers.add(number.toString());
  }
  return numbers;
}

function comparable(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, ' ').trim();
}

function digitRuns(text: string): DigitRun[] {
  const single = [...text.matchAll(/\d+/gu)].map(({ 0: digits, index }) => ({ digits, from: index }));
  return single.flatMap(({ from }, nth) => {
    const letters = /\p{L}*$/u.exec(text.slice(0, from))?.[0] ?? '';
    const runs: DigitRun[] = [];
    let joined = '';
    let endsAt = from;
    for (const next of single.slice(nth, nth + MAX_JOINED_RUNS)) {
      if (next.from > from && !JOINT.test(text.slice(endsAt, next.from))) break;
      joined += next.digits;
      endsAt = next.from + next.digits.length;
      const digits = withoutZeros(joined);
      if (digits !== '') runs.push({ digits, letters });
    }
    return runs;
  });
}

function namesIn(text: string): Set<string> {
  const words = text
    .split(' ')
    .map((word) => word.replaceAll(/^[^\p{L}\p{N}]+|[,;:()]+$/gu, ''))
    .filter((word) => word !== '');
  const names = new Set<string>();
  for (const from of words.keys()) {
    for (let count = 1; count <= MAX_NAME_WORDS && from + count <= words.length; count += 1) {
      const together = words.slice(from, from + count);
      if (!/\p{L}/u.test(together.join(''))) continue;
      for (const first of together.keys()) {
        names.add([...together.slice(first), ...together.slice(0, first)].join(' '));
      }
    }
  }
  return names;
}

const withoutZeros = (digits: string): string => digits.replace(/^0+/u, '');

/** How surely a text names an invoice: as its series writes the number, or by the digits that the series counts with. */
export type Naming = 'as_written' | 'by_digits';

/**
 * Whether and how surely what a payer has written names an invoice. As written: letters big or small, with or without hyphens, dots and
 * blanks between letters and digits. By digits: without the series' letters, or with blanks between digits. A number within other digits,
 * or within a word that is none for invoices, is another number.
 */
export function namingOf(
  { text, rest, runs }: PayerWords,
  { number, seriesNumber }: Pick<CandidateInvoice, 'number' | 'seriesNumber'>,
): Naming | null {
  const { prefix } = partsOfNumber({ number, seriesNumber });
  const letters = prefix.replaceAll(/\P{L}/gu, '');
  const parts = number.toLowerCase().match(/\p{L}+|\d+/gu) ?? [];
  // Digits alone that follow a word for customers are a customer's.
  if (writtenAs(parts).test(parts.length === 1 ? rest : text)) return 'as_written';
  const spelled = digitsOf({ number, seriesNumber });
  const isNamed = runs.some(
    (run) => spelled.includes(run.digits) && (isInvoiceWord(run.letters, '') || isInvoiceWord(run.letters, letters)),
  );
  return isNamed ? 'by_digits' : null;
}

type Numbered = Pick<CandidateInvoice, 'number' | 'seriesNumber'>;

function partsOfNumber({ number, seriesNumber }: Numbered): { readonly prefix: string; readonly counted: string } {
  const counted = seriesNumber.toString();
  return { prefix: number.slice(0, number.length - counted.length).toLowerCase(), counted };
}

/** Its digits, as what the series counts, and with those of the series' own letters. */
function digitsOf(invoice: Numbered): readonly string[] {
  const { prefix, counted } = partsOfNumber(invoice);
  return [counted, withoutZeros(`${prefix.replaceAll(/\D/gu, '')}${counted}`)];
}

/** Whether its number lies between two that are written as the first and the last of several. */
export function isBetween({ between }: PayerWords, invoice: Numbered): boolean {
  return digitsOf(invoice).some((digits) => between.has(digits));
}

function writtenAs(parts: readonly string[]): RegExp {
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${parts.join(BETWEEN)}(?![\p{L}\p{N}])`, 'u');
}

function isInvoiceWord(word: string, ending: string): boolean {
  return word.endsWith(ending) && INVOICE_WORD.test(word.slice(0, word.length - ending.length));
}

/** Whether what a payer has written names a debtor: by a customer number with a word that says so, by the bare number, or by name. */
export function namingOfDebtor(
  { customers, runs, names }: PayerWords,
  { customerNumber, debtorName }: Pick<CandidateInvoice, 'customerNumber' | 'debtorName'>,
): 'by_customer_number' | 'by_digits' | 'by_name' | null {
  if (customers.has(customerNumber)) return 'by_customer_number';
  if (names.has(comparable(debtorName))) return 'by_name';
  return runs.some(({ digits, letters }) => letters === '' && digits === customerNumber) ? 'by_digits' : null;
}
