import { isPaymentId, KORTART } from '../identifiers/fi71.ts';
import { creditorIn, numberApart, numberBefore, SECOND_NUMBER } from './second-number.ts';

/**
 * The ways in which payment slips are written into account statements. Which of them a bank uses is not published, so
 * all are read unless a creditor leaves some out.
 */
export type CamtSpelling =
  /** `+71<000000000074203+80679858<`: the whole line of the slip, blanks anywhere, its first and last sign or not. */
  | 'ocr_line'
  /** `71/000000000074203`, as in SEPA-like references; zeros in front may be missing in this one and the next two. */
  | 'slash'
  /** `71#000000000074203`, as in e-invoices. */
  | 'hash'
  /** `71<000000000074203` or `+71<000000000074203`: the line of the slip without its second half. */
  | 'less_than'
  /** `71 000000000074203`, all fifteen digits. */
  | 'blank'
  /** `000000000074203`, fifteen digits as a word of their own. */
  | 'bare'
  /** `+75<…`, `75/…`, `75#…`, `75 …`, and the same of 73, 15, 04 and 01: slips that have no payment id of kortart 71. */
  | 'other_kortart';

export type CamtSpellings = readonly CamtSpelling[];

export const ALL_SPELLINGS: CamtSpellings = [
  'ocr_line',
  'slash',
  'hash',
  'less_than',
  'blank',
  'bare',
  'other_kortart',
];

export interface FoundPaymentId {
  readonly kortart: string;
  /** Fifteen digits, whether or not the check digit is right; null for other slips than kortart 71. */
  readonly paymentId: string | null;
  /** Eight digits; null where they do not stand beside the payment id. */
  readonly fiCreditorNumber: string | null;
}

type PaymentIdOf71 = FoundPaymentId & { readonly paymentId: string };

const ID_DIGITS = 15;

/** Neither letters, digits nor signs of a longer number stand before a number that is taken for itself. */
const STARTS = '(?<![\\p{L}\\p{N}/#<+,.-])';
/** A marker may have the sign before it that a slip has. */
const MARKER_STARTS = '(?<![\\p{L}\\p{N}/#<,.-])';
const ENDS = '(?![\\p{L}\\p{N}/#<+-]|[,.]\\p{N})';
/** The second half of a slip's line, its blanks wherever they are. */
const CREDITOR = '\\+(?<creditor>(?:\\s*\\d){8})(?!\\d)';
const ENDS_OR_SECOND = `(?:${SECOND_NUMBER}|${ENDS})`;

/** Each spelling as it is looked for; `id` and `creditor` are what is found. Runs are bounded: no text takes long. */
const PATTERNS: Readonly<Record<Exclude<CamtSpelling, 'other_kortart'>, RegExp>> = {
  ocr_line: pattern(`${MARKER_STARTS}7\\s{0,9}1\\s*<(?<id>(?:\\s*\\d){2,15})\\s*${CREDITOR}`),
  slash: pattern(`${MARKER_STARTS}71/(?<id>\\d{2,15})${ENDS_OR_SECOND}`),
  hash: pattern(`${MARKER_STARTS}71#(?<id>\\d{2,15})${ENDS_OR_SECOND}`),
  // With its second half as the line has it, it is a whole line, and is read as one or not at all.
  less_than: pattern(
    `${MARKER_STARTS}71<\\s{0,9}(?<id>\\d{2,15})(?!\\s{0,9}\\+\\s{0,9}\\d)(?:${SECOND_NUMBER}|(?![\\p{L}\\p{N}]))`,
  ),
  blank: pattern(`${MARKER_STARTS}71\\s{1,9}(?<id>\\d{15})${ENDS_OR_SECOND}`),
  bare: pattern(`${STARTS}(?<id>\\d{15})${ENDS_OR_SECOND}`),
};

// 15/04 and 01/02 are days far more often than slips: these need as many digits as a slip has, or the line's own signs.
const OTHER_KORTART = [
  pattern(`${MARKER_STARTS}(?<kortart>75|15|04)(?:[/#]|\\s{1,9})(?<id>\\d{10,16})${ENDS}`),
  pattern(`${MARKER_STARTS}(?<kortart>75|15|04)\\s*<(?<id>(?:\\s*\\d){2,16})(?!\\d)(?:\\s*${CREDITOR})?`),
  pattern(`${MARKER_STARTS}(?<kortart>73|01)\\s*<\\s*${CREDITOR}`),
  pattern(`${MARKER_STARTS}(?<kortart>73|01)[/#]\\+?(?<creditor>\\d{8})${ENDS}`),
];

/**
 * The payment slip that the texts of an entry name, the first text first. One with the right check digit goes before all
 * others, and one without is still returned: what cannot be matched waits for a person.
 * @returns null where no text names a slip in a spelling that is accepted
 */
export function findPaymentId(
  said: readonly string[],
  spellings: CamtSpellings = ALL_SPELLINGS,
): FoundPaymentId | null {
  // Digits and signs may be as wide as those of other scripts.
  const texts = said.map((text) => text.normalize('NFKC'));
  const found: PaymentIdOf71[] = [];
  const others: FoundPaymentId[] = [];
  for (const text of texts) {
    if (!/\d/.test(text)) continue;
    // The digits of another slip are none of kortart 71, however many there are.
    let rest = text;
    for (const { match, slip } of otherSlipsIn(text)) {
      others.push(slip);
      rest = rest.replace(match, ' / ');
    }
    for (const spelling of spellings) {
      if (spelling !== 'other_kortart') found.push(...paymentIdsIn(rest, PATTERNS[spelling]));
    }
  }
  const best = found.find(({ paymentId }) => isPaymentId(paymentId)) ?? found[0];
  if (best === undefined) return (spellings.includes('other_kortart') ? others[0] : null) ?? null;
  return { ...best, fiCreditorNumber: best.fiCreditorNumber ?? secondNumberOf(best, found, texts) };
}

/** A slip is two numbers: the second may stand beside the same id in another text, or away from it. */
function secondNumberOf(
  { paymentId }: PaymentIdOf71,
  found: readonly PaymentIdOf71[],
  texts: readonly string[],
): string | null {
  const beside = found.find((one) => one.paymentId === paymentId && one.fiCreditorNumber !== null);
  return beside?.fiCreditorNumber ?? numberApart(texts);
}

function paymentIdsIn(text: string, spelling: RegExp): PaymentIdOf71[] {
  return Array.from(text.matchAll(spelling), (match) => ({
    kortart: KORTART,
    paymentId: withoutBlanks(match.groups?.['id'] ?? '').padStart(ID_DIGITS, '0'),
    fiCreditorNumber: creditorIn(match) ?? numberBefore(text, match.index),
  }));
}

function otherSlipsIn(text: string): { readonly match: string; readonly slip: FoundPaymentId }[] {
  return OTHER_KORTART.flatMap((spelling) =>
    Array.from(text.matchAll(spelling), (match) => ({
      match: match[0],
      slip: { kortart: match.groups?.['kortart'] ?? '', paymentId: null, fiCreditorNumber: creditorIn(match) },
    })),
  );
}

function withoutBlanks(text: string): string {
  return text.replaceAll(/\s/g, '');
}

function pattern(source: string): RegExp {
  return new RegExp(source, 'gu');
}
