import { namingReference } from '../records/naming-reference.ts';
import type { Telling } from './telling.ts';

/** What names a payment in each file that tells of it. */
export interface ToldKey {
  /** Hexadecimal, 64 characters. */
  readonly key: string;
  /** Which of those of its file that are equal in all of that, counted from 1. */
  readonly ordinal: number;
}

/**
 * Gives each payment of a file what names it in every file that tells of it: what the bank's own reference stands for, with all that may
 * differ beside it, and which one it is of those that are equal. Payments are given in the order of the file, from its beginning.
 *
 * @param hash of a text, as 64 hexadecimal digits
 * @returns null for one whose reference names nothing
 */
export function countEquals(hash: (text: string) => string): (telling: Telling) => ToldKey | null {
  const counts = new Map<string, number>();
  return (telling) => {
    const { source, kind, account, bookedOn, paidOn, amountOre } = telling;
    const { bankReference, entryReference, paymentId, slipCreditorNumber, payerText } = telling;
    if (namingReference(bankReference, [bookedOn, paidOn]) === null) return null;
    const place = [source, kind, account, bookedOn, paidOn, amountOre.toString()];
    const key = hash(
      JSON.stringify([...place, bankReference, entryReference, paymentId, slipCreditorNumber, payerText]),
    );
    const ordinal = (counts.get(key) ?? 0) + 1;
    counts.set(key, ordinal);
    return { key, ordinal };
  };
}
