import { describe, expect, test } from '@jest/globals';
import { civilDate } from '../calendar/calendar.ts';
import { DEFAULT_COLLECTION_RULES as rules } from './collection-deadline.ts';
import { explainPaymentDate } from './explain-payment-date.ts';
import { createPaymentDates } from './payment-dates.ts';

const zone = 'Europe/Copenhagen';
const LATE = { ...rules, late: { allowed: true, bankDaysFromEnd: 3 } };

function explain(dueOn: string, billedAt: string, given = rules) {
  const dates = createPaymentDates({ zone, rules: given });
  const { deadlineMs, closesAtMs, ...explained } = explainPaymentDate(
    { dueOn: civilDate(dueOn), billedAtMs: Date.parse(billedAt) },
    dates,
  );
  return { ...explained, deadlineAt: new Date(deadlineMs).toISOString(), closesAt: new Date(closesAtMs).toISOString() };
}

describe('a payment date is explained', () => {
  test('as the due date, with the deadline and the closing of the delivery before it', () => {
    expect(explain('2027-01-15', '2026-12-01T00:00:00Z')).toEqual({
      paymentDate: '2027-01-15',
      reasons: ['due_date'],
      deadlineAt: '2026-12-21T10:00:00.000Z',
      closesAt: '2026-12-21T08:00:00.000Z',
    });
  });

  test.each([
    ['next_bank_day', '2027-01-16', '2027-01-18', ['moved_to_bank_day']],
    ['previous_bank_day', '2027-01-16', '2027-01-15', ['moved_to_bank_day']],
    ['as_is', '2027-01-16', '2027-01-16', ['due_date']],
  ] as const)('where banks are closed and the setting is %s', (closedDay, dueOn, paymentDate, reasons) => {
    const given = { ...rules, closedDay };
    expect(explain(dueOn, '2026-12-01T00:00:00Z', given)).toMatchObject({ paymentDate, reasons });
  });

  test('as the next month’s first bank day once the delivery has closed', () => {
    expect(explain('2027-01-15', '2026-12-21T07:59:59Z')).toMatchObject({ reasons: ['due_date'] });
    expect(explain('2027-01-15', '2026-12-21T08:00:00Z')).toMatchObject({
      paymentDate: '2027-02-01',
      reasons: ['deadline_missed_next_month'],
    });
  });

  test('as late where the creditor allows that, until the late delivery has closed', () => {
    expect(explain('2027-01-15', '2026-12-21T07:59:59Z', LATE).reasons).toEqual(['due_date']);
    // The third-last bank day of December 2026 is the 28th.
    expect(explain('2027-01-15', '2026-12-21T08:00:00Z', LATE)).toEqual({
      paymentDate: '2027-01-15',
      reasons: ['due_date', 'late_window'],
      deadlineAt: '2026-12-28T10:00:00.000Z',
      closesAt: '2026-12-28T08:00:00.000Z',
    });
    expect(explain('2027-01-15', '2026-12-28T08:00:00Z', LATE).paymentDate).toBe('2027-02-01');
  });

  test('where the bank day before the due date lies in a month that can no longer be reached', () => {
    const given = { ...rules, closedDay: 'previous_bank_day' as const };
    expect(explain('2027-05-01', '2027-04-01T00:00:00Z', given).paymentDate).toBe('2027-05-03');
  });
});
