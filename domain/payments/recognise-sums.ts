import type { PaymentId } from '../identifiers/ids.ts';
import { namingReference } from '../records/naming-reference.ts';
import { isSamePlace } from './compare-tellings.ts';
import { partsThatAddUp } from './parts-that-add-up.ts';
import type { KnownTelling, NewTelling, Recognised } from './recognise-payments.ts';
import { shareWord, wordsOf } from './share-word.ts';
import type { Telling } from './telling.ts';

/**
 * Finds money that one file tells as a sum and another in entries of their own, whichever of them came first: by the reference of the batch
 * where both have it, else by parts of one account and day that add up. Nobody can say for certain that it is the same money, so the later of
 * them waits: the sum beside its first part, the parts beside their sum.
 *
 * @param tellings of one file, none of them recognised as a payment that is known
 * @param known of other files, none of them recognised as anything in this file, the oldest first
 */
export function recogniseSums(
  tellings: readonly NewTelling[],
  known: readonly KnownTelling[],
): Map<number, Recognised> {
  const found = new Map<number, Recognised>();
  const link = ({ position, entryPosition, amountOre }: NewTelling, paymentId: PaymentId) =>
    found.set(position, { position, entryPosition, amountOre, paymentId, likeness: 'may_be_same' });
  const trusted = known.filter(({ isDoubtful }) => !isDoubtful);
  for (const sum of trusted.filter(mayBeSum)) {
    const left = tellings.filter(({ position }) => !found.has(position));
    for (const part of partsOf(sum, left, () => '')) link(part, sum.id);
  }
  const taken = new Set<PaymentId>([...found.values()].map(({ paymentId }) => paymentId));
  for (const sum of tellings.filter((one) => mayBeSum(one) && !found.has(one.position))) {
    const left = trusted.filter(({ id }) => !taken.has(id));
    const parts = partsOf(sum, left, ({ fileId }) => fileId);
    const [first] = parts;
    if (first === undefined) continue;
    link(sum, first.id);
    for (const { id } of parts) taken.add(id);
  }
  return found;
}

/** A slip is one payment, and so is a part of an entry that the bank has taken apart. */
function mayBeSum(one: Telling): boolean {
  return one.source === 'camt' && one.paymentId === null && isWhole(one);
}

function isWhole({ entryOre, amountOre }: Telling): boolean {
  return entryOre === null || entryOre === amountOre;
}

/** @param fileOf of parts that more than one file may tell: those of one file go together before those of several */
function partsOf<Part extends Telling>(
  sum: Telling,
  ones: readonly Part[],
  fileOf: (part: Part) => string,
): readonly Part[] {
  const sumOre = sizeOf(sum);
  const near = ones.filter(
    (one) => isWhole(one) && !one.isBatchSum && isPartOfAmount(one, sum) && isSamePlace(sum, one),
  );
  const ofBatch = batchOf(sum);
  const named = ofBatch === null ? [] : near.filter((one) => batchOf(one) === ofBatch);
  const namedOre = named.reduce((total, one) => total + sizeOf(one), 0n);
  // The other parts of what is certainly a sum may stand in a file that is still to come.
  if (named.length > 0 && (namedOre === sumOre || (sum.isBatchSum && namedOre < sumOre))) return named;
  const payer = wordsOf(sum.isBatchSum ? null : sum.payerName);
  const fitting = near.filter(({ payerName }) => shareWord(payer, wordsOf(payerName)));
  const ofFiles = [...Map.groupBy(fitting, fileOf).values()];
  for (const together of ofFiles.length > 1 ? [...ofFiles, fitting] : ofFiles) {
    const parts = partsThatAddUp(together, { sumOre, oreOf: sizeOf });
    if (parts !== null) return parts;
  }
  return [];
}

/** Smaller, and of the same sign. */
function isPartOfAmount(part: Telling, sum: Telling): boolean {
  return part.amountOre > 0n === sum.amountOre > 0n && sizeOf(part) < sizeOf(sum);
}

function sizeOf({ amountOre }: Telling): bigint {
  return amountOre < 0n ? -amountOre : amountOre;
}

function batchOf({ batchReference, bookedOn, paidOn }: Telling): string | null {
  return namingReference(batchReference, [bookedOn, paidOn]);
}
