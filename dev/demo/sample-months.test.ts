import { describe, expect, test } from '@jest/globals';
import { addDays, addMonths, type CivilDate, civilDate } from '../../domain/calendar/calendar.ts';
import { collectedTurn } from '../../domain/collections/collected-billing-day.ts';
import { DEFAULT_COLLECTION_RULES } from '../../domain/collections/collection-deadline.ts';
import { createPaymentDates } from '../../domain/collections/payment-dates.ts';
import { latestMonthBilled, NEXT_DRAWN_MONTH } from './sample-months.ts';

const DAYS = 3 * 366;
const days: readonly CivilDate[] = Array.from({ length: DAYS }, (_, index) => addDays(civilDate('2026-11-01'), index));
const dates = createPaymentDates({ zone: 'Europe/Copenhagen', rules: DEFAULT_COLLECTION_RULES });

describe('on every day of the year', () => {
  test('the latest month of the samples has begun before this night, and the next one has not', () => {
    const wrong = days.filter((today) => {
      const month = latestMonthBilled(today);
      return month >= today || addMonths(month, 1) <= today;
    });
    expect(wrong).toEqual([]);
  });

  test('what is drawn next is not billed yet, however early its deadline asks for it', () => {
    const wrong = days.filter((today) => {
      const ordinaryOn = addMonths(latestMonthBilled(today), NEXT_DRAWN_MONTH);
      const collected = {
        rules: DEFAULT_COLLECTION_RULES,
        paymentTerms: { kind: 'net_days', days: 14 },
        draftWindowDays: 0,
        mandateFrom: today,
        mandateEndedOn: null,
        knownOn: today,
      } as const;
      return collectedTurn({ ordinaryOn, charge: 'advance' }, collected, dates).billingDay <= today;
    });
    expect(wrong).toEqual([]);
  });
});
