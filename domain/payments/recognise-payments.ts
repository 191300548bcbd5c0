import type { PaymentId } from '../identifiers/ids.ts';
import { compareSums, compareTellings, isWordForWord, shareReference } from './compare-tellings.ts';
import type { Telling } from './telling.ts';

/** A payment that another file has told of. */
export interface KnownTelling extends Telling {
  readonly id: PaymentId;
  readonly fileId: string;
  /** Whether it may itself be the same money as an earlier one, and nobody has said that it is not. */
  readonly isDoubtful: boolean;
}

/** What a file tells, by its position in it. */
export interface NewTelling extends Telling {
  readonly position: number;
}

/** A payment that something in this file is: by that it is taken. */
export interface Taken extends Pick<NewTelling, 'position' | 'entryPosition' | 'amountOre'> {
  readonly paymentId: PaymentId;
}

export interface Recognised extends Taken {
  /** `same`: it is known, and not booked again. `may_be_same`: it is booked, and waits. */
  readonly likeness: 'same' | 'may_be_same';
}

type Compare = (telling: NewTelling, known: KnownTelling) => boolean;

/** What speaks most for it goes first, so that a telling takes no payment that another one is. */
const PASSES: readonly {
  readonly likeness: Recognised['likeness'];
  readonly isBatch: boolean;
  readonly fits: Compare;
}[] = [
  {
    likeness: 'same',
    isBatch: false,
    fits: (one, known) => compareTellings(one, known) === 'same' && isWordForWord(one, known),
  },
  { likeness: 'same', isBatch: false, fits: (one, known) => compareTellings(one, known) === 'same' },
  // The parts of an entry whose sum is known say more than the sum did: a person sees them.
  { likeness: 'same', isBatch: true, fits: (one, known) => compareSums(one, known) === 'same' },
  {
    likeness: 'may_be_same',
    isBatch: false,
    fits: (one, known) => compareTellings(one, known) === 'may_be_same' && shareReference(one, known),
  },
  { likeness: 'may_be_same', isBatch: true, fits: (one, known) => compareSums(known, one) !== 'different' },
  { likeness: 'may_be_same', isBatch: true, fits: (one, known) => compareSums(one, known) !== 'different' },
  {
    likeness: 'may_be_same',
    isBatch: false,
    fits: (one, known) => compareTellings(one, known) === 'may_be_same' && isWordForWord(one, known),
  },
  { likeness: 'may_be_same', isBatch: false, fits: (one, known) => compareTellings(one, known) === 'may_be_same' },
];

/**
 * Finds for what a file tells the payments that other files have told of: each of those is recognised once in a file, so that of equal
 * payments a file may tell one more than is known. What is not answered is new.
 *
 * @param known the oldest first
 * @param before what earlier tellings of the same file were recognised as
 */
export function recognisePayments(
  tellings: readonly NewTelling[],
  known: readonly KnownTelling[],
  before: readonly Taken[] = [],
): Map<number, Recognised> {
  const taken = new Map<string, string>();
  const byId = new Map(known.map((one) => [one.id, one]));
  for (const one of before) {
    const payment = byId.get(one.paymentId);
    const isBatch = payment !== undefined && payment.amountOre !== one.amountOre;
    for (const unit of isBatch ? unitsOf(payment) : [one.paymentId]) taken.set(unit, takerOf(one));
  }
  const found = new Map<number, Recognised>();
  const byAmount = Map.groupBy(known, ({ amountOre }) => amountOre);
  const byEntry = Map.groupBy(known, ({ entryOre }) => entryOre);
  for (const { likeness, isBatch, fits } of PASSES) {
    for (const telling of tellings) {
      if (found.has(telling.position)) continue;
      const taker = takerOf(telling);
      const near = isBatch
        ? [...(byEntry.get(telling.amountOre) ?? []), ...(byAmount.get(telling.entryOre ?? telling.amountOre) ?? [])]
        : (byAmount.get(telling.amountOre) ?? []);
      const isFree = (one: KnownTelling) =>
        // What may be no money of its own makes no other money doubtful.
        (likeness === 'same' || !one.isDoubtful) &&
        unitsOf(one).every((unit) => {
          const by = taken.get(unit);
          return by === undefined || (isBatch && by === taker);
        });
      const payment = near.find((one) => fits(telling, one) && isFree(one));
      if (payment === undefined) continue;
      const { position, entryPosition, amountOre } = telling;
      found.set(position, { position, entryPosition, amountOre, paymentId: payment.id, likeness });
      const units = isBatch ? unitsOf(payment) : [payment.id];
      for (const unit of units) taken.set(unit, taker);
    }
  }
  return found;
}

/** A part goes with its entry: parts of one entry may all be the one sum, and a sum is all parts of one entry. */
function takerOf({ position, entryPosition }: Pick<NewTelling, 'position' | 'entryPosition'>): string {
  return `entry ${entryPosition ?? position}`;
}

function unitsOf({ id, fileId, entryPosition }: KnownTelling): readonly string[] {
  return entryPosition === null ? [id] : [id, `${fileId}/${entryPosition}`];
}
