import { partsOf } from './camt-fields.ts';
import type { Leaves } from './leaves.ts';

/** Below an entry or a transaction: the total, each charge of later versions, and of the first ones. */
const TOTAL = 'Chrgs/TtlChrgsAndTaxAmt';
const EACH: readonly string[] = ['Chrgs/Rcrd/Amt', 'Chrgs/Amt'];

/** The paths below an entry or a transaction that are read. */
export const CHARGE_PATHS: readonly string[] = [TOTAL, ...EACH];

/** What the bank has kept for itself, in hundred-thousandths; zero where it says nothing. @throws ReturnFileError where an amount is none */
export function chargesOf(leaves: Leaves): bigint {
  const total = leaves.one(TOTAL);
  if (total !== null) return partsOf(total);
  const each = EACH.map((path) => leaves.all(path)).find((found) => found.length > 0) ?? [];
  return each.reduce((sum, leaf) => sum + partsOf(leaf), 0n);
}
