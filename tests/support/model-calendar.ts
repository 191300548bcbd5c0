/** Days since 1970: the model reckons by the calendar that JavaScript has, and not by the one that it is held against. */
export type Day = number;

const DAY_MS = 24 * 60 * 60 * 1000;
const MONTHS_A_YEAR = 12;

/** How often, and on which day of the month where it is not the start's. */
export interface ModelSchedule {
  readonly start: Day;
  readonly every: { readonly unit: 'day' | 'month'; readonly count: number };
  /** By the month alone. */
  readonly anchorDay: number | null;
}

/** A period and the whole one that it is a part of. */
export interface ModelPeriod {
  readonly from: Day;
  readonly to: Day;
  readonly whole: { readonly from: Day; readonly to: Day };
}

export const dayOf = (date: string): Day => Date.parse(date) / DAY_MS;
export const dateOf = (day: Day): string => new Date(day * DAY_MS).toISOString().slice(0, 'YYYY-MM-DD'.length);

/** The period with that index, as if the subscription had no end. */
export function modelPeriod(schedule: ModelSchedule, index: number): ModelPeriod {
  const whole = { from: boundary(schedule, index), to: boundary(schedule, index + 1) - 1 };
  return { from: index === 0 ? schedule.start : whole.from, to: whole.to, whole };
}

function boundary({ start, every, anchorDay }: ModelSchedule, index: number): Day {
  if (every.unit === 'day') return start + every.count * index;
  const date = new Date(start * DAY_MS);
  const month = date.getUTCFullYear() * MONTHS_A_YEAR + date.getUTCMonth();
  if (anchorDay === null) return dayInMonth(month + every.count * index, date.getUTCDate());
  const first = dayInMonth(month, anchorDay) > start ? month - 1 : month;
  return dayInMonth(first + index, anchorDay);
}

/** That day of a month that is counted from the year 0, or its last one. */
function dayInMonth(month: number, day: number): Day {
  const [year, nth] = [Math.floor(month / MONTHS_A_YEAR), month % MONTHS_A_YEAR];
  const last = new Date(Date.UTC(year, nth + 1, 0)).getUTCDate();
  return Date.UTC(year, nth, Math.min(day, last)) / DAY_MS;
}
