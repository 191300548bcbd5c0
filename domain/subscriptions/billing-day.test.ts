import { expect, test } from '@jest/globals';
import { billingDayOf, MAX_LEAD_DAYS } from './billing-day.ts';
import { civilDate } from '../calendar/calendar.ts';

const march = { from: civilDate('2028-03-01'), to: civilDate('2028-03-31') };

test.each([
  [0, '2028-03-01'],
  [1, '2028-02-29'],
  [30, '2028-01-31'],
  [MAX_LEAD_DAYS, '2027-12-02'],
])('what is charged in advance is billed %i days before the first day of its period', (leadDays, date) => {
  expect(billingDayOf(march, { charge: 'advance', leadDays })).toBe(date);
});

test('what is charged in arrears is billed on the day after the last day of its period', () => {
  expect(billingDayOf(march, { charge: 'arrears', leadDays: 0 })).toBe('2028-04-01');
  const endedEarly = { from: march.from, to: civilDate('2028-03-10') };
  expect(billingDayOf(endedEarly, { charge: 'arrears', leadDays: 0 })).toBe('2028-03-11');
});
