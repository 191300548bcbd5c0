import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { bankDayOnOrAfter, isBankDay } from '../calendar/bank-days.ts';
import { addDays, civilDate } from '../calendar/calendar.ts';
import { DEFAULT_COLLECTION_RULES as rules, collectionDeadline, earliestDeliveryOn } from './collection-deadline.ts';
import { explainPaymentDate } from './explain-payment-date.ts';
import { createPaymentDates } from './payment-dates.ts';

const zone = 'Europe/Copenhagen';
// As long as its deadline is ahead, whenever deliveries close.
const dates = createPaymentDates({ zone, rules: { ...rules, closesMinutesBeforeDeadline: 0 } });
const payOn = (dueOn: string, billedAt: string) =>
  explainPaymentDate({ dueOn: civilDate(dueOn), billedAtMs: Date.parse(billedAt) }, dates).paymentDate;

describe('the deadline of a collection', () => {
  test.each([
    ['2027-01-04', '2026-12-21', '2026-12-21T10:00:00.000Z'],
    ['2026-12-01', '2026-11-23', '2026-11-23T10:00:00.000Z'],
    ['2026-07-31', '2026-06-23', '2026-06-23T09:00:00.000Z'],
  ])(
    'for payment on %s is 11:00 in Copenhagen on the sixth-last bank day of the month before',
    (payment, date, instant) => {
      const deadline = collectionDeadline({ paymentDate: civilDate(payment), rules, zone });
      expect(deadline.date).toBe(date);
      expect(new Date(deadline.instantMs).toISOString()).toBe(instant);
    },
  );

  test('moves with the rules', () => {
    const earlier = { ...rules, deadlineBankDaysFromEnd: 8, deadlineHour: 9 };
    const deadline = collectionDeadline({ paymentDate: civilDate('2027-01-04'), rules: earlier, zone });
    expect(new Date(deadline.instantMs).toISOString()).toBe('2026-12-17T08:00:00.000Z');
  });

  test('a collection waits until it is at most 90 days ahead', () => {
    expect(earliestDeliveryOn({ paymentDate: civilDate('2027-01-04'), rules })).toBe('2026-10-06');
  });
});

describe('the day that Betalingsservice draws on', () => {
  test.each([
    ['is the due date where it is a bank day that can be reached', '2027-01-15', '2026-12-01T00:00:00Z', '2027-01-15'],
    ['is the next bank day where the due date is closed', '2027-01-01', '2026-12-01T00:00:00Z', '2027-01-04'],
    ['is reached one millisecond before the deadline', '2027-01-15', '2026-12-21T09:59:59.999Z', '2027-01-15'],
    ['is the next month’s first bank day at the deadline', '2027-01-15', '2026-12-21T10:00:00Z', '2027-02-01'],
    ['may move into the next month and its later deadline', '2026-10-31', '2026-10-01T00:00:00Z', '2026-11-02'],
    ['is never in the month of billing', '2026-12-15', '2026-12-01T00:00:00Z', '2027-01-04'],
    [
      'is the first month that can be reached for what is long overdue',
      '2020-05-01',
      '2026-12-22T00:00:00Z',
      '2027-02-01',
    ],
  ])('%s', (_rule, dueOn, billedAt, expected) => {
    expect(payOn(dueOn, billedAt)).toBe(expected);
  });

  test('is a bank day, not before the due date, can be reached, and no earlier bank day can', () => {
    fc.assert(
      fc.property(fc.nat({ max: 3650 }), fc.integer({ min: -200, max: 200 }), (days, daysToDue) => {
        const billedOn = addDays(civilDate('2024-06-01'), days);
        const billedAtMs = Date.parse(`${billedOn}T00:30:00Z`);
        const dueOn = addDays(billedOn, daysToDue);
        const { paymentDate } = explainPaymentDate({ dueOn, billedAtMs }, dates);
        const isAhead = (date: typeof dueOn) =>
          collectionDeadline({ paymentDate: date, rules, zone }).instantMs > billedAtMs;
        expect(isBankDay(paymentDate) && paymentDate >= dueOn && isAhead(paymentDate)).toBe(true);
        let earlier = bankDayOnOrAfter(dueOn);
        while (earlier < paymentDate) {
          expect(isAhead(earlier)).toBe(false);
          earlier = bankDayOnOrAfter(addDays(earlier, 1));
        }
      }),
      { numRuns: 50 },
    );
  });
});
