import { expect, test } from '@jest/globals';
import { civilDate } from '../calendar/calendar.ts';
import { mandateStateOn } from './mandate-state.ts';

test.each([
  ['begins later', '2026-12-02', null, 'coming'],
  ['begins today', '2026-12-01', null, 'active'],
  ['ends tomorrow', '2026-01-01', '2026-12-02', 'active'],
  ['ends today', '2026-01-01', '2026-12-01', 'cancelled'],
  ['ends on the day on which it would begin', '2027-01-01', '2027-01-01', 'cancelled'],
])('on 1 December 2026 a mandate that %s', (_, activeFrom, endedOn, state) => {
  const mandate = { activeFrom: civilDate(activeFrom), endedOn: endedOn === null ? null : civilDate(endedOn) };
  expect(mandateStateOn(mandate, civilDate('2026-12-01'))).toBe(state);
});
