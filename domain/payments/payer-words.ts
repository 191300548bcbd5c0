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

/** Words that are written together with the number of an invoice: "fak1003", "fakturanr1003". */
const INVOICE_WORD = /^(?:fakturaer|faktura|fakt|fak|regning|rg|rate|invoice|inv)?(?:nummer|number|nr|no)?$/u;

/** "1 003" and "10 03" are one number to whoever writes them so. */
const MAX_JOINED_RUNS = 3;
const JOINT = /^[ .-]$/u;

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
  return { text, rest, customers, runs: digitRuns(rest.replaceAll(OTHER_DIGITS, ' ; ')), names: namesIn(text) };
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
  const counted = seriesNumber.toString();
  const prefix = number.slice(0, number.length - counted.length).toLowerCase();
  const letters = prefix.replaceAll(/\P{L}/gu, '');
  const parts = number.toLowerCase().match(/\p{L}+|\d+/gu) ?? [];
  // Digits alone that follow a word for customers are a customer's.
  if (writtenAs(parts).test(parts.length === 1 ? rest : text)) return 'as_written';
  const spelled = [counted, withoutZeros(`${prefix.replaceAll(/\D/gu, '')}${counted}`)];
  const isNamed = runs.some(
    (run) => spelled.includes(run.digits) && (isInvoiceWord(run.letters, '') || isInvoiceWord(run.letters, letters)),
  );
  return isNamed ? 'by_digits' : null;
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
