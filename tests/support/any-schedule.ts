import * as fc from 'fast-check';
import { civilDate, dateOfDayNumber, dayNumberOfDate } from '../../domain/calendar/calendar.ts';
import { type Alignment, alignmentRefusal, type Schedule } from '../../domain/subscriptions/periods.ts';

/** Any day of fifty years. */
export const anyDate = fc
  .integer({ min: dayNumberOfDate(civilDate('2030-01-01')), max: dayNumberOfDate(civilDate('2079-12-31')) })
  .map(dateOfDayNumber);

const intervalOfDays = fc.record({ unit: fc.constant('day' as const), count: fc.integer({ min: 1, max: 400 }) });
const intervalOfMonths = fc.record({ unit: fc.constant('month' as const), count: fc.integer({ min: 1, max: 24 }) });
const anyAlignment: fc.Arbitrary<Alignment> = fc.oneof(
  fc.constant({ kind: 'anniversary' as const }),
  fc.record({ kind: fc.constant('anchor_day' as const), day: fc.integer({ min: 1, max: 31 }) }),
  fc.record({ kind: fc.constant('anchor_date' as const), date: anyDate }),
  fc.constant({ kind: 'calendar' as const }),
  fc.constant({ kind: 'calendar_eom' as const }),
);

/** Any start, interval and alignment that go together. */
export const anySchedule: fc.Arbitrary<Schedule> = fc
  .record({ start: anyDate, interval: fc.oneof(intervalOfDays, intervalOfMonths), alignment: anyAlignment })
  .filter((any) => alignmentRefusal(any) === null);
