import type { PaymentEntry, PaymentKind } from '../records/return-entry.ts';

type ReturnedAmount = Pick<PaymentEntry, 'kind' | 'amountOre' | 'statedOre'>;

/** The sums of a section or of a delivery. */
export interface ReturnSums {
  /** `payOut`: whether it was asked to be paid out to the debtor, sign code 2. */
  add(amount: ReturnedAmount, payOut: boolean): void;
  /** A record whose amount is not known: no total can be held any more. */
  addUnknown(): void;
  addAll(other: ReturnSums): void;
  clear(): void;
  fit(totalOre: bigint): boolean;
  readonly buckets: readonly Bucket[];
  readonly complete: boolean;
}

interface Bucket {
  readonly kind: PaymentKind;
  readonly payOut: boolean;
  movedOre: bigint;
  statedOre: bigint;
}

const KINDS: readonly PaymentKind[] = ['paid', 'rejected', 'cancelled', 'charged_back'];

/**
 * Sums by which the amount at the end of a return section or delivery is held (positions 43-57). How Betalingsservice counts is
 * not published, so a file is taken where any of these comes to the amount, whose own sign is not written:
 *
 * - what was received less what was taken back, what was received alone, or both added up;
 * - what was asked for: with pay-outs taken off, with charge-backs taken off as well, or everything added up.
 *
 * The count of records is held in any case, so a record that is missing or there twice is found all the same.
 */
export function createReturnSums(): ReturnSums {
  const buckets = KINDS.flatMap((kind) => [false, true].map((payOut): Bucket => emptyBucket(kind, payOut)));
  const [paid, paidOut, rejected, rejectedOut, cancelled, cancelledOut, back, backOut] = buckets;
  let complete = true;
  const bucketOf = (kind: PaymentKind, payOut: boolean): Bucket | undefined => {
    if (kind === 'paid') return payOut ? paidOut : paid;
    if (kind === 'charged_back') return payOut ? backOut : back;
    if (kind === 'rejected') return payOut ? rejectedOut : rejected;
    return payOut ? cancelledOut : cancelled;
  };
  const sums: ReturnSums = {
    buckets,
    get complete() {
      return complete;
    },
    add({ kind, amountOre, statedOre }, payOut) {
      const bucket = bucketOf(kind, payOut);
      if (bucket === undefined) return;
      bucket.movedOre += amountOre;
      bucket.statedOre += statedOre ?? 0n;
    },
    addUnknown() {
      complete = false;
    },
    addAll(other) {
      complete &&= other.complete;
      other.buckets.forEach(({ kind, payOut, movedOre, statedOre }) => {
        sums.add({ kind, amountOre: movedOre, statedOre }, payOut);
      });
    },
    clear() {
      complete = true;
      for (const bucket of buckets) {
        bucket.movedOre = 0n;
        bucket.statedOre = 0n;
      }
    },
    fit(totalOre) {
      return !complete || readingsOf(buckets).some((sum) => sum === totalOre || -sum === totalOre);
    },
  };
  return sums;
}

function readingsOf(buckets: readonly Bucket[]): readonly bigint[] {
  const sum = (pick: (bucket: Bucket) => bigint): bigint => buckets.reduce((total, one) => total + pick(one), 0n);
  const signedOre = ({ payOut, statedOre }: Bucket): bigint => (payOut ? -statedOre : statedOre);
  return [
    sum(({ movedOre }) => movedOre),
    sum(({ kind, movedOre }) => (kind === 'paid' ? movedOre : 0n)),
    sum(({ movedOre }) => (movedOre < 0n ? -movedOre : movedOre)),
    sum(signedOre),
    sum((bucket) => (bucket.kind === 'charged_back' ? -signedOre(bucket) : signedOre(bucket))),
    sum(({ statedOre }) => statedOre),
  ];
}

function emptyBucket(kind: PaymentKind, payOut: boolean): Bucket {
  return { kind, payOut, movedOre: 0n, statedOre: 0n };
}
