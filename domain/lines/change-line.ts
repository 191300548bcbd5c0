import { addDays, type CivilDate } from '../calendar/calendar.ts';
import type { LineField, StandingCharge } from './charge-lines.ts';
import type { LineId } from '../identifiers/ids.ts';
import type { Period } from '../calendar/period.ts';
import type { Discount } from './pricing.ts';

/** What a change sets from a day on; what it leaves out stays as it is. */
export interface LineChange {
  /** A price of the line's own, in millionths of a krone without VAT: a line that followed its item does so no more. */
  readonly unitPriceMicro?: bigint;
  readonly quantityMicro?: bigint;
  readonly discount?: Discount | null;
  readonly text?: string | null;
}

interface On {
  /** The first day of the change, or the last day of the line. */
  readonly on: CivilDate;
  /** The period, as the calendar has it, that the day lies in. */
  readonly period: Period;
  /** The id of a version that is made anew. */
  readonly newId: () => LineId;
}

const FIELDS = {
  price: ({ unitPriceMicro }) => (unitPriceMicro === undefined ? null : { unitPriceMicro, itemPrices: null }),
  quantity: ({ quantityMicro }) => (quantityMicro === undefined ? null : { quantityMicro }),
  discount: ({ discount }) => (discount === undefined ? null : { discount }),
  text: ({ text }) => (text === undefined ? null : { text }),
} as const satisfies Record<LineField, (change: LineChange) => Partial<StandingCharge> | null>;

const FIELD_NAMES = ['price', 'quantity', 'discount', 'text'] as const satisfies readonly LineField[];

/**
 * The versions of a line after a change that counts from a day on; null where none of them is in force on that day.
 *
 * The version in force ends on the day before, and a new one takes its place until that one's end. What is known to change later
 * stays: of each field the change counts until the next version that sets it itself. So two changes on different days come to the
 * same versions in either order.
 *
 * A day within a period splits it by days: whatever is in force in that period is shared by days from then on, so that each day of it
 * is charged once.
 */
export function changeLine(
  versions: readonly StandingCharge[],
  { change, on, period, newId }: On & { readonly change: LineChange },
): StandingCharge[] | null {
  if (!versions.some((version) => isInForce(version, on))) return null;
  const shared = on === period.from ? versions : sharedByDays(versions, { period, newId });
  const split = shared.flatMap((version) => splitBefore(version, { on, newId }));
  const first = split.findIndex((version) => isInForce(version, on));
  let fields: readonly LineField[] = FIELD_NAMES.filter((field) => FIELDS[field](change) !== null);
  return split.map((version, index) => {
    if (index < first) return version;
    if (index > first) fields = fields.filter((field) => !version.sets.includes(field));
    if (fields.length === 0) return version;
    const sets = index > first ? version.sets : [...new Set([...version.sets, ...fields])];
    const changed = Object.assign({}, ...fields.map((field) => FIELDS[field](change))) as Partial<StandingCharge>;
    return { ...version, ...changed, sets, standingLineId: newId() };
  });
}

/** The versions of a line that is charged through a day and no more; null where none of them is in force on it. */
export function endLine(versions: readonly StandingCharge[], { on, period, newId }: On): StandingCharge[] | null {
  if (!versions.some((version) => isInForce(version, on))) return null;
  const shared = on === period.to ? versions : sharedByDays(versions, { period, newId });
  return shared
    .filter(({ validFrom }) => validFrom === null || validFrom <= on)
    .map((version) => (isInForce(version, on) ? { ...version, validTo: on } : version));
}

/** Whether the version is charged for that day, or, where it is not shared by days, for the period that begins on it. */
export function isInForce({ validFrom, validTo }: StandingCharge, date: CivilDate): boolean {
  return (validFrom === null || validFrom <= date) && (validTo === null || date <= validTo);
}

/**
 * The same line with the version that holds for the whole of the period, because it is in force on its first day, shared by days
 * there. Charged all days of it before, it is so still, even where it was valid for its first days alone.
 */
function sharedByDays(
  versions: readonly StandingCharge[],
  { period, newId }: Omit<On, 'on'>,
): readonly StandingCharge[] {
  return versions.flatMap((version, index) => {
    if (version.prorated || !isInForce(version, period.from)) return [version];
    const next = versions[index + 1];
    const ends = version.validTo !== null && version.validTo < period.to ? version.validTo : null;
    const isLast = next === undefined || next.validFrom === null || next.validFrom > period.to;
    const whole = ends !== null && isLast ? { ...version, validTo: period.to } : version;
    return splitBefore(whole, { on: period.from, newId }).flatMap((part) =>
      isInForce(part, period.from)
        ? splitBefore({ ...part, prorated: true }, { on: addDays(period.to, 1), newId }).map((piece) =>
            isInForce(piece, period.from) ? piece : { ...piece, prorated: false },
          )
        : [part],
    );
  });
}

/** The version as it is, or, where the day lies within it, in two that go on from each other. */
function splitBefore(version: StandingCharge, { on, newId }: Omit<On, 'period'>): StandingCharge[] {
  if (version.validFrom !== null && version.validFrom >= on) return [version];
  if (version.validTo !== null && version.validTo < on) return [version];
  return [
    { ...version, validTo: addDays(on, -1) },
    { ...version, validFrom: on, sets: [], standingLineId: newId() },
  ];
}
