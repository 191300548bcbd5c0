import type { CamtDetail } from './camt-detail.ts';
import type { CamtEntry } from './camt-entry.ts';
import { type CamtAmount, type Direction, showParts } from './camt-fields.ts';

/** A share of an entry that is told of by itself. */
export interface EntryPart {
  readonly amount: CamtAmount;
  readonly direction: Direction;
  readonly details: readonly CamtDetail[];
  readonly bankReference: string | null;
  /** Whether it is what the bank has kept for itself, and nobody's payment. */
  readonly isCharge: boolean;
}

type AmountOf = (detail: CamtDetail, currency: string | null) => CamtAmount | null;

/** Which amounts of its transactions an entry may be the sum of, the likeliest first: what moved, what the payers asked for, or the one for want of the other. */
const AMOUNTS: readonly AmountOf[] = [
  ({ amount }) => amount,
  (detail, currency) => detail.amount ?? instructedIn(detail, currency),
  (detail, currency) => instructedIn(detail, currency) ?? detail.amount,
];

/**
 * The parts of an entry: by the amounts of its transactions that add up to it, as they stand or less what the bank has kept; the whole entry
 * where no transaction has an amount that moved. Where they do not add up to it, they are those that the transactions name first.
 */
export function partsOfEntry(entry: CamtEntry): readonly EntryPart[] {
  const readings = AMOUNTS.map((amountOf) => partsBy(entry, amountOf));
  const [moved] = readings;
  const known = readings.filter((parts) => parts !== null);
  const adding =
    known.find((parts) => addUp(entry, parts)) ??
    known.map((parts) => withCharges(entry, parts)).find((parts) => addUp(entry, parts));
  return adding ?? moved ?? [wholeOf(entry)];
}

export function wholeOf(entry: CamtEntry): EntryPart {
  const { amount, direction, details, bankReference } = entry;
  const reference = onlyOf(details)?.bankReference ?? bankReference;
  return { amount, direction, details, bankReference: reference, isCharge: false };
}

export function addUp(entry: CamtEntry, parts: readonly EntryPart[]): boolean {
  return sumOf(entry, parts) === entry.amount.parts;
}

export function sumOf({ direction }: CamtEntry, parts: readonly EntryPart[]): bigint {
  return parts.reduce((sum, part) => sum + (part.direction === direction ? part.amount.parts : -part.amount.parts), 0n);
}

/** Null where several transactions make one payment: what one of them says is not said of the whole. */
export function onlyOf(details: readonly CamtDetail[]): CamtDetail | null {
  const [first = null, second] = details;
  return second === undefined ? first : null;
}

/** Null where no transaction has such an amount, or where one is in another currency: it does not say how much of the account's came of it. */
function partsBy(entry: CamtEntry, amountOf: AmountOf): readonly EntryPart[] | null {
  const { details, amount, direction, bankReference } = entry;
  const parts = details.flatMap((detail): EntryPart[] => {
    const own = amountOf(detail, amount.currency);
    if (own === null) return [];
    return [
      {
        amount: { ...own, currency: own.currency ?? amount.currency },
        direction: detail.direction ?? direction,
        details: [detail],
        bankReference: detail.bankReference ?? bankReference,
        isCharge: false,
      },
    ];
  });
  const isForeign = parts.some((part) => part.amount.currency !== amount.currency);
  return parts.length === 0 || isForeign ? null : parts;
}

/** With what leaves the account beside them: the charges of the transactions, or of the entry where these have none. */
function withCharges(entry: CamtEntry, parts: readonly EntryPart[]): readonly EntryPart[] {
  const ofParts = parts.flatMap(({ details }) => details).reduce((sum, { charges }) => sum + charges, 0n);
  const charges = ofParts === 0n ? entry.charges : ofParts;
  if (charges === 0n) return parts;
  const { amount, bankReference } = entry;
  const leaf = { ...amount.leaf, text: showParts(charges) };
  const kept = {
    amount: { ...amount, parts: charges, leaf },
    direction: 'DBIT',
    details: [],
    bankReference,
    isCharge: true,
  } as const;
  return [...parts, kept];
}

function instructedIn({ instructed }: CamtDetail, currency: string | null): CamtAmount | null {
  return instructed !== null && (instructed.currency ?? currency) === currency ? instructed : null;
}
