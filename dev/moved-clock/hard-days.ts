import { easterSunday } from '../../domain/calendar/bank-days.ts';
import { addDays, addMonths, type CivilDate, civilDate, dateOfParts } from '../../domain/calendar/calendar.ts';
import { dayNumberOf, daysInMonth, weekdayOf } from '../../domain/calendar/day-numbers.ts';
import { dayBoundsMs } from '../../domain/calendar/wake-up.ts';

export type HardDayKind =
  | 'month_end'
  | 'billing_night'
  | 'leap_day'
  | 'short_night'
  | 'long_night'
  | 'christmas'
  | 'easter'
  | 'two_collections';

export interface HardDay {
  readonly kind: HardDayKind;
  readonly name: string;
  readonly date: CivilDate;
  /** HH:MM:SS after the day's first midnight, and that moment, epoch ms. */
  readonly time: string;
  readonly atMs: number;
}

const ZONE = 'Europe/Copenhagen';
const DAYS_A_WEEK = 7;

/** Days in Copenhagen on which tests that know of dates have failed or may: the next of each kind after `today`, so that no clock is moved backwards. */
export function hardDays(today: CivilDate): HardDay[] {
  const year = Number.parseInt(today.slice(0, 4), 10);
  const nextOf = (dateIn: (inYear: number) => CivilDate | null): CivilDate => {
    for (let inYear = year; ; inYear += 1) {
      const date = dateIn(inYear);
      if (date !== null && date > today) return date;
    }
  };
  const monthStart = nextOf((inYear) => dateOfParts({ year: inYear, month: 11, day: 1 }));
  const nextDecade = year - (year % 10) + 11;
  const days: Omit<HardDay, 'atMs'>[] = [
    {
      kind: 'month_end',
      name: 'the last day of a month',
      date: addDays(addMonths(monthStart, 1), -1),
      time: '12:00:00',
    },
    {
      kind: 'billing_night',
      name: 'the night in which a month is billed',
      date: addMonths(monthStart, 3),
      time: '02:00:00',
    },
    { kind: 'leap_day', name: 'a leap day', date: nextOf(leapDayOf), time: '09:00:00' },
    {
      kind: 'short_night',
      name: 'shortly before the hour that a night lacks',
      date: nextOf((inYear) => lastSunday(inYear, 3)),
      time: '01:59:00',
    },
    {
      kind: 'long_night',
      name: 'shortly before the hour that a night has twice',
      date: nextOf((inYear) => lastSunday(inYear, 10)),
      time: '02:59:00',
    },
    {
      kind: 'christmas',
      name: 'half a minute before Christmas Day',
      date: nextOf((inYear) => dateOfParts({ year: inYear, month: 12, day: 24 })),
      time: '23:59:30',
    },
    {
      kind: 'easter',
      name: 'the Wednesday before Easter',
      date: nextOf((inYear) => addDays(easterSunday(inYear), -4)),
      time: '15:00:00',
    },
    {
      kind: 'two_collections',
      name: 'a day of the next decade on which a fortnight and the next are collected',
      date: civilDate(`${nextDecade}-08-20`),
      time: '20:00:00',
    },
  ];
  return days.map((day) => ({
    ...day,
    atMs: dayBoundsMs({ date: day.date, zone: ZONE }).fromMs + Date.parse(`1970-01-01T${day.time}Z`),
  }));
}

const leapDayOf = (year: number): CivilDate | null =>
  daysInMonth(year, 2) === 29 ? dateOfParts({ year, month: 2, day: 29 }) : null;

function lastSunday(year: number, month: number): CivilDate {
  const last = { year, month, day: daysInMonth(year, month) };
  return addDays(dateOfParts(last), -(weekdayOf(dayNumberOf(last)) % DAYS_A_WEEK));
}
