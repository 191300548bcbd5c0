import { expect, test } from '@jest/globals';
import { civilDate } from '../calendar/calendar.ts';
import { cancellableUntil } from './cancellable-until.ts';

test.each([
  ['2026-12-02', '2026-11-30'],
  ['2026-12-01', '2026-11-27'],
  // Over Easter: Maundy Thursday, Good Friday and Easter Monday are no bank days.
  ['2027-04-01', '2027-03-30'],
  ['2027-03-30', '2027-03-23'],
  ['2027-01-04', '2026-12-29'],
])('a collection for %s may be cancelled until %s, two bank days before', (paymentDate, until) => {
  expect(cancellableUntil({ paymentDate: civilDate(paymentDate) })).toBe(until);
});

test('other rules count other bank days', () => {
  const paymentDate = civilDate('2026-12-01');
  expect(cancellableUntil({ paymentDate, cancellationBankDays: 0 })).toBe('2026-12-01');
  expect(cancellableUntil({ paymentDate, cancellationBankDays: 6 })).toBe('2026-11-23');
});
