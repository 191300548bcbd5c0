import { namingReference } from '../records/naming-reference.ts';
import type { Telling } from './telling.ts';
import { accordOf, plainly, type References, referencesOf } from './compare-references.ts';
import { shareWord, type Words, wordsOf } from './share-word.ts';

/** Whether two files tell of the same money: nobody can say so unless the bank's own reference does. */
export type Likeness = 'same' | 'may_be_same' | 'different';

/**
 * Compares what two files tell over one amount. The same is what has the bank's own reference, the account and the day, and nothing that
 * differs; what contradicts in any of these or in the payment id is another payment, and so is what another has paid where no reference
 * agrees. All else may be the same money.
 */
export function compareTellings(one: Telling, other: Telling): Likeness {
  if (one.amountOre !== other.amountOre || !isSamePlace(one, other)) return 'different';
  if (contradict(one.paymentId, other.paymentId) || contradict(one.slipCreditorNumber, other.slipCreditorNumber)) {
    return 'different';
  }
  const [mine, theirs] = [readingOf(one), readingOf(other)];
  const accord = accordOf(mine, theirs);
  if (accord === 'differ') return 'different';
  const isOnePayer = shareWord(mine.payer, theirs.payer);
  if (accord === 'silent') return isOnePayer ? 'may_be_same' : 'different';
  // Banks spell names in many ways, and name an account's holder or its bank: a reference is not outweighed by that, but doubted.
  return accord === 'agree' && isOnePayer && shareWord(mine.text, theirs.text) ? 'same' : 'may_be_same';
}

/** Whether both have a reference of the bank's own, and it is one but for letters big or small, blanks and zeros in front. */
export function shareReference(one: Telling, other: Telling): boolean {
  return ['agree', 'resemble'].includes(accordOf(readingOf(one), readingOf(other)));
}

/** Whether one tells of an entry as a sum that the other tells of in parts. */
export function compareSums(sum: Telling, part: Telling): Likeness {
  if (part.entryOre !== sum.amountOre || part.amountOre === sum.amountOre || !isSamePlace(sum, part))
    return 'different';
  const ofSum = namingReference(sum.entryReference, [sum.bookedOn, sum.paidOn]);
  const ofPart = namingReference(part.entryReference, [part.bookedOn, part.paidOn]);
  if (ofSum === null || ofPart === null) return 'may_be_same';
  if (ofSum === ofPart) return 'same';
  return plainly(ofSum) === plainly(ofPart) ? 'may_be_same' : 'different';
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
export function isSamePlace(one: Telling, other: Telling): boolean {
  return one.source === other.source && !contradict(one.account, other.account) && isSameKindAndDay(one, other);
}

export function isSameKindAndDay(one: Telling, other: Telling): boolean {
  const days = [one.bookedOn, one.paidOn];
  return (
    one.kind === other.kind && (days.includes(other.bookedOn) || (other.paidOn !== null && days.includes(other.paidOn)))
  );
}

/** What is compared of a telling. */
interface Reading extends References {
  readonly payer: Words;
  readonly text: Words;
}

/** A telling is compared with many. */
const READINGS = new WeakMap<Telling, Reading>();

function readingOf(telling: Telling): Reading {
  const read = READINGS.get(telling);
  if (read !== undefined) return read;
  const { payerName, payerText } = telling;
  const reading = { ...referencesOf(telling), payer: wordsOf(payerName), text: wordsOf(payerText) };
  READINGS.set(telling, reading);
  return reading;
}

function contradict(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one !== other;
}
