import { type CivilDate, daysBetween } from '../calendar/calendar.ts';
import { divideHalfAwayFromZero } from './decimal.ts';

/** Some days on end of a whole period: those after `afterDays` up to and with `throughDays`, of `ofDays` in all. */
export interface Share {
  /** From 0: how many days lie before the share. */
  readonly afterDays: number;
  /** More than `afterDays` and at most `ofDays`: the share ends with this day. */
  readonly throughDays: number;
  readonly ofDays: number;
}

/**
 * The share's part of what the whole period costs. It is what is owed through its last day without what is owed through
 * the day before it, each rounded once: so the shares of a period that is split add up to its price to the øre.
 */
export function shareOre(amountOre: bigint, { afterDays, throughDays, ofDays }: Share): bigint {
  const owedThrough = (days: number) => divideHalfAwayFromZero(amountOre * BigInt(days), BigInt(ofDays));
  return owedThrough(throughDays) - owedThrough(afterDays);
}

/** The first and the last day, both included. */
interface Days {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** Which share of the whole period the part is, by calendar days; null for the whole. @throws RangeError where it lies outside. */
export function shareOf({ part, whole }: { part: Days; whole: Days }): Share | null {
  if (part.from < whole.from || part.to > whole.to || part.from > part.to) {
    throw new RangeError(`${part.from} to ${part.to} is no part of ${whole.from} to ${whole.to}`);
  }
  if (part.from === whole.from && part.to === whole.to) return null;
  return {
    afterDays: daysBetween({ from: whole.from, to: part.from }),
    throughDays: daysBetween({ from: whole.from, to: part.to }) + 1,
    ofDays: daysBetween({ from: whole.from, to: whole.to }) + 1,
  };
}
