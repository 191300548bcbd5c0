import type { CivilDate } from '../calendar/calendar.ts';
import type { OpenFrom } from './claim.ts';

/** By how much something changed what is open of an invoice, and the day from which it counts. */
export interface OpenChange {
  readonly on: CivilDate;
  /** Øre; below zero for a payment. */
  readonly changeOre: bigint;
}

/** What was open of an invoice at the end of each day, from the due day or before on. @param changes in any order. */
export function openByDay(changes: readonly OpenChange[], { dueOn }: { dueOn: CivilDate }): OpenFrom[] {
  const inOrder = changes.toSorted((one, other) => (one.on < other.on ? -1 : 1));
  const openFrom: OpenFrom[] = [];
  const first = inOrder[0]?.on;
  if (first === undefined || first > dueOn) openFrom.push({ from: dueOn, openOre: 0n });
  let openOre = 0n;
  for (const [index, { on, changeOre }] of inOrder.entries()) {
    openOre += changeOre;
    if (inOrder[index + 1]?.on !== on) openFrom.push({ from: on, openOre });
  }
  return openFrom;
}
