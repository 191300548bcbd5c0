import { expect, test } from '@jest/globals';
import {
  changeChoices,
  DEFAULT_BETALINGSSERVICE_SETTINGS as DEFAULTS,
  settingsOf,
  settingsRefusal,
} from './betalingsservice-settings.ts';

test('whoever has chosen nothing has the defaults', () => {
  expect(settingsOf({})).toEqual(DEFAULTS);
});

test('what is chosen stands before the defaults, and stays where something else is chosen', () => {
  const first = changeChoices(
    {},
    { calendar: { late: { allowed: true } }, format: { companyFlags: '11' }, services: { payOuts: true } },
  );
  const second = changeChoices(first, { calendar: { deadlineHour: 9, late: { bankDaysFromEnd: 2 } } });
  expect(settingsOf(second)).toEqual({
    calendar: { ...DEFAULTS.calendar, deadlineHour: 9, late: { allowed: true, bankDaysFromEnd: 2 } },
    format: { ...DEFAULTS.format, companyFlags: '11' },
    services: { ...DEFAULTS.services, payOuts: true },
  });
});

test('a late deadline that is not after the ordinary one is refused', () => {
  expect(settingsRefusal(DEFAULTS)).toBeNull();
  expect(settingsRefusal(settingsOf({ calendar: { late: { bankDaysFromEnd: 6 } } }))).toMatch(/late deadline/);
});
