import { expect, test } from '@jest/globals';
import { addDays, civilDate } from '../calendar/calendar.ts';
import { DEFAULT_COLLECTION_RULES } from './collection-deadline.ts';
import { firstDueFor } from './first-due-for.ts';
import { createPaymentDates } from './payment-dates.ts';

test.each([
  // Two bank days before 23 November, the deadline for December.
  ['2026-11-19', '2026-12-01'],
  ['2026-11-20', '2027-01-01'],
])('what is issued on %s may be drawn from %s', (issued, due) => {
  const rules = { ...DEFAULT_COLLECTION_RULES, closedDay: 'as_is' } as const;
  const dates = createPaymentDates({ zone: 'Europe/Copenhagen', rules });
  expect(firstDueFor({ issuedOn: civilDate(issued), dates })).toBe(due);
});

test('whatever is due before it is to be issued sooner, and nothing due after it is', () => {
  const dates = createPaymentDates({ zone: 'Europe/Copenhagen', rules: DEFAULT_COLLECTION_RULES });
  for (let issuedOn = civilDate('2026-01-01'); issuedOn < '2026-04-01'; issuedOn = addDays(issuedOn, 1)) {
    const first = firstDueFor({ issuedOn, dates });
    for (let days = -100; days < 100; days += 1) {
      const dueOn = addDays(first, days);
      expect([issuedOn, dueOn, dates.onDue(dueOn).latestIssueOn < issuedOn]).toEqual([issuedOn, dueOn, days < 0]);
    }
  }
});
