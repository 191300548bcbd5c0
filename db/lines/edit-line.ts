import { addDays, type CivilDate } from '../../domain/calendar/calendar.ts';
import { changeDay, type ChangeDayRefusal, type Effective, lastDay } from '../../domain/lines/change-day.ts';
import { changeLine, endLine, isInForce, type LineChange } from '../../domain/lines/change-line.ts';
import type { StandingCharge } from '../../domain/lines/charge-lines.ts';
import { discountRefusal } from '../../domain/lines/pricing.ts';
import { civilDateAt } from '../../domain/calendar/wake-up.ts';
import type { LineHolder } from './load-line-holders.ts';
import { type LineEdit, newLineId } from './write-line-edits.ts';

/** Why a line cannot be changed as asked; with the first day on which it could be, where there is one. */
export type LineRefusal =
  | ChangeDayRefusal
  /** No version of the line is in force on that day. */
  | { readonly refusal: 'line_not_in_force'; readonly earliest: CivilDate | null }
  | { readonly refusal: 'discount_exceeds_line'; readonly earliest: null };

/** The versions of one of the subscription's lines, in the order of their days; none where there is no such line. */
export function versionsAt({ versions }: LineHolder, position: number): StandingCharge[] {
  return versions.filter((version) => version.position === position);
}

/** The edit by which a line is changed from a day on; what is in force on it is handed to `change`. Nothing is written. */
export function editLine(
  holder: LineHolder,
  {
    before,
    change,
    effective,
    prorated,
    nowMs,
  }: {
    before: readonly StandingCharge[];
    change: LineChange | ((inForce: StandingCharge) => LineChange);
    effective: Effective;
    prorated: boolean;
    nowMs: number;
  },
): LineEdit | LineRefusal {
  const day = changeDay(holder.settled, { effective, prorated, today: todayOf(holder, nowMs) });
  if ('refusal' in day) return day;
  const inForce = before.find((version) => isInForce(version, day.on));
  if (inForce === undefined) return notInForce(before, day.on);
  const changed = typeof change === 'function' ? change(inForce) : change;
  const after = changeLine(before, { ...day, change: changed, newId: newLineId });
  if (after === null) return notInForce(before, day.on);
  const exceeds = after.some((version) => version.itemPrices === null && discountRefusal(version) !== null);
  if (exceeds) return { refusal: 'discount_exceeds_line', earliest: null };
  return { holder, before, after, from: day.on };
}

/** The edit by which a line ends on a day. Nothing is written. */
export function editLineEnd(
  holder: LineHolder,
  {
    before,
    on,
    prorated,
    nowMs,
  }: { before: readonly StandingCharge[]; on: CivilDate; prorated: boolean; nowMs: number },
): LineEdit | LineRefusal {
  const day = lastDay(holder.settled, { on, prorated, today: todayOf(holder, nowMs) });
  if ('refusal' in day) return day;
  const after = endLine(before, { ...day, newId: newLineId });
  if (after === null) return notInForce(before, day.on);
  return { holder, before, after, from: addDays(day.on, 1) };
}

/** The date of that moment in the creditor's zone. */
export function todayOf({ timeZone }: LineHolder, nowMs: number): CivilDate {
  return civilDateAt({ epochMs: nowMs, zone: timeZone });
}

function notInForce(before: readonly StandingCharge[], on: CivilDate): LineRefusal {
  const begins = before.find(({ validFrom }) => validFrom !== null && validFrom > on);
  return { refusal: 'line_not_in_force', earliest: begins?.validFrom ?? null };
}
