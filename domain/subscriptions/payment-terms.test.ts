import { describe, expect, test } from '@jest/globals';
import { civilDate } from '../calendar/calendar.ts';
import { MAX_FIXED_DAY, MAX_TERMS_DAYS, type PaymentTerms, dueDateFor } from './payment-terms.ts';

describe('what is issued is due', () => {
  test.each<[string, PaymentTerms, string, string]>([
    ['on the same day where no day is given', { kind: 'net_days', days: 0 }, '2026-01-31', '2026-01-31'],
    ['so many days after its issue', { kind: 'net_days', days: 14 }, '2026-02-20', '2026-03-06'],
    ['after the longest terms', { kind: 'net_days', days: MAX_TERMS_DAYS }, '2026-11-15', '2027-02-13'],
    ['at the end of its month', { kind: 'current_month', days: 0 }, '2024-02-01', '2024-02-29'],
    ['at the end of its month, issued on it', { kind: 'current_month', days: 0 }, '2026-04-30', '2026-04-30'],
    ['so many days after the end of its month', { kind: 'current_month', days: 15 }, '2026-01-31', '2026-02-15'],
    ['in days and not in months from there', { kind: 'current_month', days: 30 }, '2026-01-02', '2026-03-02'],
    ['after the end of December', { kind: 'current_month', days: 10 }, '2026-12-24', '2027-01-10'],
    ['on the fixed day of its month', { kind: 'fixed_day', day: 15 }, '2026-01-02', '2026-01-15'],
    ['on the fixed day it is issued on', { kind: 'fixed_day', day: 15 }, '2026-01-15', '2026-01-15'],
    ['on the fixed day of the next month', { kind: 'fixed_day', day: 15 }, '2026-12-16', '2027-01-15'],
    ['on the last day of a shorter month', { kind: 'fixed_day', day: MAX_FIXED_DAY }, '2026-02-10', '2026-02-28'],
    ['on that last day itself', { kind: 'fixed_day', day: MAX_FIXED_DAY }, '2026-04-30', '2026-04-30'],
    ['on the last day of the next month', { kind: 'fixed_day', day: 30 }, '2026-01-31', '2026-02-28'],
  ])('%s: %j', (_rule, terms, issuedOn, dueOn) => {
    expect(dueDateFor({ issuedOn: civilDate(issuedOn), terms })).toBe(dueOn);
  });

  test.each<PaymentTerms>([
    { kind: 'net_days', days: 1 },
    { kind: 'fixed_day', day: 30 },
  ])('and never beyond the years that Termin bills in: %j', (terms) => {
    expect(() => dueDateFor({ issuedOn: civilDate('2299-12-31'), terms })).toThrow(RangeError);
  });
});
