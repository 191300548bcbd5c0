import type { PaymentId } from '../identifiers/ids.ts';
import { namingReference } from '../records/naming-reference.ts';
import { isSamePlace, isSameKindAndDay } from './compare-tellings.ts';
import { createSearchBudget, partsThatAddUp, type SearchBudget } from './parts-that-add-up.ts';
import type { KnownTelling, NewTelling, Recognised } from './recognise-payments.ts';
import { shareWord, type Words, wordsOf } from './share-word.ts';
import type { Telling } from './telling.ts';

/** A payment of these days that is booked, of this file or of another, and what has become of it. */
export interface BookedTelling extends KnownTelling {
  /** `open`: nothing of it is settled, and no person has said what it is. */
  readonly standing: 'open' | 'settled' | 'dismissed';
}

/** A payment that is booked and turns out to tell of money that others tell too: it waits beside the first of them. */
export interface Doubted {
  readonly paymentId: PaymentId;
  /** Of this file, by its position, where none that is booked is among them. */
  readonly sameAs: { readonly paymentId: PaymentId } | { readonly position: number };
}

export interface RecognisedSums {
  /** Of this file's, by position. */
  readonly found: ReadonlyMap<number, Recognised>;
  readonly doubted: readonly Doubted[];
}

/** So many sums are held against what several files and channels tell, the greatest first: each takes a search. */
const MOST_SUMS = 200;

/**
 * Finds money that is told as a sum and in entries of their own, whichever of them came first and however many files they came in: by the
 * reference of the batch where both have it, else by parts of one account and day that add up. The parts may be told by another channel: a
 * bank books what came by payment slips as one sum. Nobody can say for certain that it is the same money, so some of it waits: the sum beside
 * its first part, or the parts of one file beside the sum that came before it. Where a sum came before its last part only, it is the sum
 * that waits as long as nothing of it is settled, for the parts say more.
 *
 * @param tellings of one file, none of them recognised as a payment that is known
 * @param known of other files, none of them recognised as anything in this file, the oldest first
 * @param own of this file, booked before these
 */
export function recogniseSums(
  tellings: readonly NewTelling[],
  { known, own }: { readonly known: readonly BookedTelling[]; readonly own: readonly BookedTelling[] },
): RecognisedSums {
  const found = new Map<number, Recognised>();
  const doubted = new Map<PaymentId, Doubted>();
  const link = ({ position, entryPosition, amountOre }: NewTelling, paymentId: PaymentId) =>
    found.set(position, { position, entryPosition, amountOre, paymentId, likeness: 'may_be_same' });
  const isLeft = ({ position }: NewTelling) => !found.has(position);
  const news = new Set<Telling>(tellings);
  const isNew = (one: BookedTelling | NewTelling): one is NewTelling => news.has(one);
  const budget = createSearchBudget();
  const trusted = known.filter(({ isDoubtful }) => !isDoubtful);
  const ofStatements = tellings.filter(({ source }) => source === 'camt');

  const sums = trusted.filter(mayBeSum);
  for (const sum of sums) {
    for (const part of partsOf(sum, ofStatements.filter(isLeft), { keyOf: () => '', budget })) link(part, sum.id);
  }

  const taken = new Set<PaymentId>([...found.values()].map(({ paymentId }) => paymentId));
  for (const sum of ofStatements.filter((one) => mayBeSum(one) && isLeft(one))) {
    const left = trusted.filter(({ id }) => !taken.has(id));
    const parts = partsOf(sum, left, {
      keyOf: ({ fileId, source, account }) => `${fileId} ${source} ${account}`,
      budget,
    });
    const [first] = parts;
    if (first === undefined) continue;
    link(sum, first.id);
    for (const { id } of parts) taken.add(id);
  }

  const booked = [...trusted, ...own.filter(({ isDoubtful }) => !isDoubtful)];
  const greatest = sums
    .filter(({ id, standing }) => !taken.has(id) && standing !== 'dismissed')
    .toSorted((one, other) => (sizeOf(one) < sizeOf(other) ? 1 : -1))
    .slice(0, MOST_SUMS);
  const inParts = new Set<Telling>();
  for (const sum of greatest) {
    if (doubted.has(sum.id)) continue;
    const mayBePart = (one: Telling) => one !== sum && !inParts.has(one);
    const ofOthers = booked.filter((one) => mayBePart(one) && !taken.has(one.id) && !doubted.has(one.id));
    const pool = [...ofOthers, ...tellings.filter((one) => mayBePart(one) && isLeft(one))];
    const parts = partsOf(sum, pool, { keyOf: ({ source, account }) => `${source} ${account}`, budget });
    const fresh = parts.filter(isNew);
    const [first] = fresh;
    if (first === undefined) continue;
    for (const part of parts) inParts.add(part);
    const before = parts.filter((part): part is BookedTelling => !isNew(part));
    if (sum.standing === 'open') {
      const sameAs = before[0] === undefined ? { position: first.position } : { paymentId: before[0].id };
      doubted.set(sum.id, { paymentId: sum.id, sameAs });
      continue;
    }
    for (const part of fresh) link(part, sum.id);
    for (const { id, standing } of before) {
      if (standing === 'open') doubted.set(id, { paymentId: id, sameAs: { paymentId: sum.id } });
    }
  }
  return { found, doubted: [...doubted.values()] };
}

/** A slip is one payment, and so is a part of an entry that the bank has taken apart. */
function mayBeSum(one: Telling): boolean {
  return one.source === 'camt' && one.paymentId === null && isWhole(one);
}

function isWhole({ entryOre, amountOre }: Telling): boolean {
  return entryOre === null || entryOre === amountOre;
}

/** @param keyOf of parts that more than one file or channel may tell: those of one key go together before those of several */
function partsOf<Part extends Telling>(
  sum: Telling,
  ones: readonly Part[],
  { keyOf, budget }: { readonly keyOf: (part: Part) => string; readonly budget: SearchBudget },
): readonly Part[] {
  const sumOre = sizeOf(sum);
  const near = ones.filter(
    (one) => isWhole(one) && !one.isBatchSum && isPartOfAmount(one, sum) && isSamePlaceOfSum(sum, one),
  );
  const ofBatch = batchOf(sum);
  const named = ofBatch === null ? [] : near.filter((one) => batchOf(one) === ofBatch);
  const namedOre = named.reduce((total, one) => total + sizeOf(one), 0n);
  // The other parts of what is certainly a sum may stand in a file that is still to come.
  if (named.length > 0 && (namedOre === sumOre || (sum.isBatchSum && namedOre < sumOre))) return named;
  const payer = sum.isBatchSum ? NOBODY : payerOf(sum);
  const fitting = near.filter((one) => shareWord(payer, payerOf(one)));
  const groups = [...Map.groupBy(fitting, keyOf).values()];
  for (const together of groups.length > 1 ? [...groups, fitting] : groups) {
    const parts = partsThatAddUp(together, { sumOre, oreOf: sizeOf, budget });
    if (parts !== null) return parts;
  }
  return [];
}

const NOBODY = wordsOf(null);

/** A telling is held against many. */
const PAYERS = new WeakMap<Telling, Words>();

function payerOf(telling: Telling): Words {
  const known = PAYERS.get(telling);
  if (known !== undefined) return known;
  const words = wordsOf(telling.payerName);
  PAYERS.set(telling, words);
  return words;
}

/** Of another channel the bank's account is not known. */
function isSamePlaceOfSum(sum: Telling, part: Telling): boolean {
  return sum.source === part.source ? isSamePlace(sum, part) : isSameKindAndDay(sum, part);
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
