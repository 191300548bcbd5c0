import { expect, test } from '@jest/globals';
import { addDays, civilDate } from '../../domain/calendar/calendar.ts';
import { hardDays } from './hard-days.ts';

const ZONE = 'Europe/Copenhagen';
const YEARS_OF_DAYS = 1500;

test('the hard days are those that their names say', () => {
  expect(hardDays(civilDate('2026-11-29')).map(({ kind, date }) => [kind, date])).toEqual([
    ['month_end', '2027-11-30'],
    ['billing_night', '2028-02-01'],
    ['leap_day', '2028-02-29'],
    ['short_night', '2027-03-28'],
    ['long_night', '2027-10-31'],
    ['christmas', '2026-12-24'],
    ['easter', '2027-03-24'],
    ['two_collections', '2031-08-20'],
  ]);
});

test('whatever day it is, each of them is still to come, and its time is that of Copenhagen', () => {
  for (let days = 0; days < YEARS_OF_DAYS; days += 1) {
    const today = addDays(civilDate('2026-11-29'), days);
    const wrong = hardDays(today).filter(({ date, time, atMs }) => {
      const shown = new Intl.DateTimeFormat('sv-SE', {
        timeZone: ZONE,
        dateStyle: 'short',
        timeStyle: 'medium',
      }).format(atMs);
      return date <= today || shown !== `${date} ${time}`;
    });
    expect([today, wrong]).toEqual([today, []]);
  }
});
