import type { components } from '../api/schema.ts';
import { amountOf, oreOf } from '../format/amounts.ts';

type ExpectedPayment = components['schemas']['ExpectedPayment'];

/** What falls due in a week or a month, in kroner of the API. */
export interface Span {
  /** Its first day. */
  readonly from: string;
  readonly open: string;
  readonly forecast: string;
  readonly total: string;
}

const DAY_MS = 86_400_000;
const WEEK_DAYS = 7;
const MONDAY = 1;

const isoOf = (day: Date): string => day.toISOString().slice(0, 'YYYY-MM-DD'.length);
const dayOf = (date: string): Date => new Date(`${date}T00:00:00Z`);

/** The Monday on or before a day. */
export function weekOf(date: string): string {
  const day = dayOf(date);
  const sinceMonday = (day.getUTCDay() + WEEK_DAYS - MONDAY) % WEEK_DAYS;
  return isoOf(new Date(day.getTime() - sinceMonday * DAY_MS));
}

/** The first of the month of a day. */
export const monthOf = (date: string): string => `${date.slice(0, 'YYYY-MM'.length)}-01`;

/** The first days of so many weeks or months from the one of a day on, and the last day of the last. */
export function spansFrom(today: string, by: 'week' | 'month', count: number): { starts: string[]; to: string } {
  const begins = by === 'week' ? weekOf(today) : monthOf(today);
  const startOf = (index: number): string => {
    const day = dayOf(begins);
    if (by === 'week') return isoOf(new Date(day.getTime() + index * WEEK_DAYS * DAY_MS));
    return isoOf(new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + index, 1)));
  };
  const starts = Array.from({ length: count }, (_, index) => startOf(index));
  return { starts, to: isoOf(new Date(dayOf(startOf(count)).getTime() - DAY_MS)) };
}

/** Sums what falls due by the spans that begin on `starts`; each span is there, also where nothing does. */
export function sumBySpan(
  payments: readonly ExpectedPayment[],
  starts: readonly string[],
  by: 'week' | 'month',
): Span[] {
  const sums = new Map(starts.map((from) => [from, { open: 0n, forecast: 0n }]));
  for (const { dueOn, open, forecast } of payments) {
    const sum = sums.get(by === 'week' ? weekOf(dueOn) : monthOf(dueOn));
    if (sum === undefined) continue;
    sum.open += oreOf(open.total);
    sum.forecast += oreOf(forecast.total);
  }
  return [...sums].map(([from, { open, forecast }]) => ({
    from,
    open: amountOf(open),
    forecast: amountOf(forecast),
    total: amountOf(open + forecast),
  }));
}
