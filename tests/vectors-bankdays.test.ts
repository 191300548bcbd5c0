import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { easterSunday, firstBankDayOfMonth, isBankDay, nthLastBankDayOfMonth } from '../domain/calendar/bank-days.ts';
import { type CivilDate, addDays, civilDate, plainDate } from '../domain/calendar/calendar.ts';
import { DEFAULT_COLLECTION_RULES, collectionDeadline } from '../domain/collections/collection-deadline.ts';
import { explainPaymentDate } from '../domain/collections/explain-payment-date.ts';
import { createPaymentDates } from '../domain/collections/payment-dates.ts';
import { civilDateAt } from '../domain/calendar/wake-up.ts';
import { someCases, vectors } from './vectors.ts';

/** An object whose keys name its cases, as a list of pairs. */
const pairs = <Value>(value: z.ZodType<Value>) =>
  z.record(z.string(), value).transform((cases): [string, Value][] => Object.entries(cases));

const bankDaysFile = z.object({
  official_closed_days_nationalbanken: pairs(z.array(z.string())),
  store_bededag: pairs(z.string()),
  easter: pairs(z.string()),
  derived_calendar: z.array(
    z.object({
      payment_month: z.string(),
      first_bank_day: z.string(),
      deadline_0112_sixth_last: z.string(),
      late_window_until_third_last: z.string(),
      bs_web_eighth_last: z.string(),
    }),
  ),
  check: z.string().transform((text) => [text]),
});

const FILE = 'bankdays.json';
const keyOf = ([key]: [string, unknown]) => key;
const file = vectors.readCases(FILE, bankDaysFile, {
  official_closed_days_nationalbanken: keyOf,
  store_bededag: keyOf,
  easter: keyOf,
  derived_calendar: ({ payment_month }) => payment_month,
  check: () => 'check',
});
const official = file.official_closed_days_nationalbanken;
const DEADLINE = /^(\d{4}-\d{2}-\d{2})T(\d{2}):00 (\S+)$/;

const yearOf = (date: string) => plainDate(civilDate(date)).year;

describe('days on which banks are closed, as Nationalbanken lists them', () => {
  test.each(official.flatMap(([, dates]) => someCases(dates, `${FILE}: closed days`)).map((date) => ({ date })))(
    '$date is closed',
    ({ date }) => {
      expect(isBankDay(civilDate(date))).toBe(false);
    },
  );

  test.each(official)('of %s are all that are closed besides Saturdays and Sundays', (year, dates) => {
    const closed: CivilDate[] = [];
    for (let day = civilDate(`${year}-01-01`); day.startsWith(year); day = addDays(day, 1)) {
      if (plainDate(day).dayOfWeek <= 5 && !isBankDay(day)) closed.push(day);
    }
    expect(closed).toEqual(dates.filter((date) => plainDate(civilDate(date)).dayOfWeek <= 5));
  });

  test.each(file.store_bededag)('%s, Store Bededag: %s', (date, state) => {
    expect(state).toMatch(/^(?:open|closed)\b/);
    expect(isBankDay(civilDate(date))).toBe(state.startsWith('open'));
    expect(addDays(easterSunday(yearOf(date)), 26)).toBe(date);
  });
});

describe('Easter', () => {
  test.each(file.easter)('of %s falls on %s', (_year, date) => {
    expect(easterSunday(yearOf(date))).toBe(date);
  });
});

describe('the calendar of collections', () => {
  test.each(file.derived_calendar)('for payment in $payment_month', (one) => {
    const first = civilDate(one.first_bank_day);
    const { year, month } = plainDate(civilDate(`${one.payment_month}-01`));
    expect(firstBankDayOfMonth({ year, month })).toBe(first);

    const [, date = '', hour = '', zone = ''] = DEADLINE.exec(one.deadline_0112_sixth_last) ?? [];
    const deadline = collectionDeadline({ paymentDate: first, rules: DEFAULT_COLLECTION_RULES, zone });
    expect(deadline.date).toBe(date);
    expect(civilDateAt({ epochMs: deadline.instantMs, zone })).toBe(date);
    const wallClock = new Date(deadline.instantMs).toLocaleTimeString('en-GB', { timeZone: zone });
    expect(wallClock).toBe(`${hour}:00:00`);

    // The same from the side of an invoice: by that deadline it is drawn on the first bank day, and later not.
    const dates = createPaymentDates({ zone, rules: { ...DEFAULT_COLLECTION_RULES, closesMinutesBeforeDeadline: 0 } });
    const explain = (billedAtMs: number) =>
      explainPaymentDate({ dueOn: civilDate(`${one.payment_month}-01`), billedAtMs }, dates);
    expect(explain(deadline.instantMs - 1)).toMatchObject({ paymentDate: first, deadlineMs: deadline.instantMs });
    expect(explain(deadline.instantMs)).toMatchObject({ reasons: ['deadline_missed_next_month'] });

    const before = plainDate(first).subtract({ months: 1 });
    const lastButTwo = nthLastBankDayOfMonth({ year: before.year, month: before.month, n: 3 });
    const eighthLast = nthLastBankDayOfMonth({ year: before.year, month: before.month, n: 8 });
    expect([lastButTwo, eighthLast]).toEqual([one.late_window_until_third_last, one.bs_web_eighth_last]);
  });

  test('agrees with what a club reported: the 8th-last bank day of January 2021', () => {
    const [, reported] = /^8th-last bank day of Jan 2021 = (\S+),/.exec(file.check.join()) ?? [];
    expect(nthLastBankDayOfMonth({ year: 2021, month: 1, n: 8 })).toBe(reported);
  });
});
