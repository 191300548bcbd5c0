import type { components } from '../api/schema.ts';
import { amountOf, oreOf } from '../format/amounts.ts';

type ExpectedPayment = components['schemas']['ExpectedPayment'];
type ReceivedDay = components['schemas']['ReceivedDay'];

/** What came in and what falls due in a week or a month, in kroner of the API. */
export interface Span {
  /** Its first day. */
  readonly from: string;
  /** Null where the whole of it lies ahead. */
  readonly received: string | null;
  /** What is expected; null where the whole of it is over: what is late then is told beside the picture. */
  readonly open: string | null;
  readonly forecast: string | null;
  readonly total: string | null;
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

/** The first days of weeks or months: so many before that of a day, and so many from it on; and the last day of the last. */
export function spansAround(
  today: string,
  by: 'week' | 'month',
  { before, from }: { before: number; from: number },
): { starts: string[]; to: string } {
  const begins = by === 'week' ? weekOf(today) : monthOf(today);
  const startOf = (index: number): string => {
    const day = dayOf(begins);
    if (by === 'week') return isoOf(new Date(day.getTime() + index * WEEK_DAYS * DAY_MS));
    return isoOf(new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + index, 1)));
  };
  const starts = Array.from({ length: before + from }, (_, index) => startOf(index - before));
  return { starts, to: isoOf(new Date(dayOf(startOf(from)).getTime() - DAY_MS)) };
}

/** Sums what came in and what falls due by the spans that begin on `starts`; each span is there, also where nothing does. */
export function sumBySpan(
  { payments, days, today }: { payments: readonly ExpectedPayment[]; days: readonly ReceivedDay[]; today: string },
  starts: readonly string[],
  by: 'week' | 'month',
): Span[] {
  const sums = new Map(starts.map((from) => [from, { received: 0n, open: 0n, forecast: 0n }]));
  const sumOf = (date: string) => sums.get(by === 'week' ? weekOf(date) : monthOf(date));
  for (const { date, received } of days) {
    const sum = sumOf(date);
    if (sum !== undefined) sum.received += oreOf(received);
  }
  for (const { dueOn, open, forecast } of payments) {
    const sum = sumOf(dueOn);
    if (sum === undefined) continue;
    sum.open += oreOf(open.total);
    sum.forecast += oreOf(forecast.total);
  }
  return [...sums].map(([from, { received, open, forecast }], index) => {
    const next = starts[index + 1];
    const expected = (ore: bigint): string | null => (next !== undefined && next <= today ? null : amountOf(ore));
    return {
      from,
      received: from > today ? null : amountOf(received),
      open: expected(open),
      forecast: expected(forecast),
      total: expected(open + forecast),
    };
  });
}
