import type { CivilDate } from '../calendar/calendar.ts';
import { namingReference } from '../records/naming-reference.ts';
import type { PaymentKind, PaymentSource } from '../records/return-entry.ts';

/** What of a payment says whether another file tells of the same money. */
export interface Telling {
  readonly source: PaymentSource;
  readonly kind: PaymentKind;
  /** The account, or the FI creditor number of the banks' file; null where that is not known. */
  readonly account: string | null;
  readonly bookedOn: CivilDate;
  readonly paidOn: CivilDate | null;
  readonly amountOre: bigint;
  readonly bankReference: string | null;
  /** Of the entry that it is, or is a part of; null for other files, and for what was booked before entries were known. */
  readonly entryReference: string | null;
  readonly entryOre: bigint | null;
  readonly entryPosition: number | null;
  readonly paymentId: string | null;
  readonly slipCreditorNumber: string | null;
  readonly payerName: string | null;
  readonly payerText: string | null;
}

/** Whether two files tell of the same money: nobody can say so unless the bank's own reference does. */
export type Likeness = 'same' | 'may_be_same' | 'different';

/**
 * Compares what two files tell over one amount. The same is what has the bank's own reference, the account and the day, and nothing that
 * differs; what contradicts in any of these, in the payment id or in who paid, is another payment. All else may be the same money.
 */
export function compareTellings(one: Telling, other: Telling): Likeness {
  if (one.amountOre !== other.amountOre || !isSamePlace(one, other)) return 'different';
  if (contradict(one.paymentId, other.paymentId) || contradict(one.slipCreditorNumber, other.slipCreditorNumber)) {
    return 'different';
  }
  const references = compareReferences(one, other);
  if (references === 'different') return 'different';
  if (one.payerName !== null && other.payerName !== null && !shareWord(one.payerName, other.payerName)) {
    return 'different';
  }
  return references;
}

/** Whether one tells of an entry as a sum that the other tells of in parts. */
export function compareSums(sum: Telling, part: Telling): Likeness {
  if (part.entryOre !== sum.amountOre || part.amountOre === sum.amountOre || !isSamePlace(sum, part))
    return 'different';
  const [ofSum, ofPart] = [namingReference(sum.entryReference), namingReference(part.entryReference)];
  if (ofSum === null || ofPart === null) return 'may_be_same';
  return ofSum === ofPart ? 'same' : 'different';
}

/** Whether nothing of what they tell differs. */
export function isWordForWord(one: Telling, other: Telling): boolean {
  return (
    one.bankReference === other.bankReference &&
    one.paymentId === other.paymentId &&
    one.payerText === other.payerText &&
    one.bookedOn === other.bookedOn &&
    one.paidOn === other.paidOn
  );
}

/** One channel, account and kind, and a day in common. */
function isSamePlace(one: Telling, other: Telling): boolean {
  const days = [one.bookedOn, one.paidOn];
  return (
    one.source === other.source &&
    one.kind === other.kind &&
    !contradict(one.account, other.account) &&
    (days.includes(other.bookedOn) || (other.paidOn !== null && days.includes(other.paidOn)))
  );
}

function compareReferences(one: Telling, other: Telling): Likeness {
  const [mine, theirs] = [namesOf(one), namesOf(other)];
  if (mine.length === 0 || theirs.length === 0) return 'may_be_same';
  // Parts of one entry that have references of their own are told apart by these.
  if (hasOwn(one) && hasOwn(other)) return mine[0] === theirs[0] ? 'same' : 'different';
  return mine.some((name) => theirs.includes(name)) ? 'same' : 'different';
}

/** Its own reference first, then that of its entry. */
function namesOf({ bankReference, entryReference, entryOre }: Telling): readonly string[] {
  const names = [bankReference, entryReference].flatMap((name) => namingReference(name) ?? []);
  // Before entries were known, parts of one had its reference with an ordinal.
  return entryOre === null ? [...names, ...names.map((name) => name.replace(/\/\d+$/, ''))] : names;
}

function hasOwn({ bankReference, entryReference }: Telling): boolean {
  return namingReference(bankReference) !== null && bankReference !== entryReference && entryReference !== null;
}

function contradict(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one !== other;
}

const SHORT_WORD = 2;

/** Banks cut names, write them in capitals, and write æ, ø and å as they can. */
function shareWord(one: string, other: string): boolean {
  const [mine, theirs] = [wordsOf(one), wordsOf(other)];
  if (mine.length === 0 || theirs.length === 0) return true;
  return mine.some((word) => theirs.some((their) => word.startsWith(their) || their.startsWith(word)));
}

function wordsOf(name: string): readonly string[] {
  const plain = name
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'oe')
    .replaceAll('å', 'aa')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '');
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length >= SHORT_WORD);
}
