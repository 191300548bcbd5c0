import { addDays, type CivilDate, datePartsOf, dayNumberOfDate, firstOfMonth } from '../../domain/calendar/calendar.ts';
import { weekdayOf } from '../../domain/calendar/day-numbers.ts';
import { monthName } from '../../domain/calendar/date-words.ts';
import type { Period } from '../../domain/calendar/period.ts';

/** Some days on end, drawn as text: the first day stands in the column 0. */
export interface Scale {
  readonly from: CivilDate;
  /** The last day that is drawn. */
  readonly to: CivilDate;
  /** A third is three days to a column, 2 is two columns to a day. */
  readonly columnsPerDay: number;
  readonly marks: 'months' | 'weeks';
}

/** A stretch of a bar: what is written into it, and what it is drawn with. */
export interface Stretch {
  readonly period: Period;
  readonly label: string;
  readonly fill: string;
}

/** How many columns the label of a row takes, so that all bars begin below each other. */
const LABEL_COLUMNS = 13;
/** Letters of a month's name that are drawn: `Jan`. */
const MONTH_LETTERS = 3;

/** Two lines: the names of the months, or the dates of the Mondays, and below each where it begins. */
export function drawRuler(scale: Scale): string[] {
  const names = blank(scale);
  const ticks = Array.from(names, () => '·');
  const marks = marksOf(scale);
  marks.forEach((day, index) => {
    const column = columnOf(day, scale);
    const next = marks[index + 1];
    const room = (next === undefined ? names.length : columnOf(next, scale)) - column;
    ticks[column] = '|';
    write(names, { column, text: nameOf(day, { marks: scale.marks, room }) });
  });
  return [row('', names), row('', ticks)];
}

/** One line: each stretch begins with a bar and ends where the next one begins. What lies outside of the scale is left out. */
export function drawBar(label: string, stretches: readonly Stretch[], scale: Scale): string {
  const cells = blank(scale);
  for (const { period, label: text, fill } of stretches) {
    if (period.from > scale.to || period.to < scale.from) continue;
    const first = Math.max(0, columnOf(period.from, scale));
    const end = Math.min(cells.length, columnOf(addDays(period.to, 1), scale));
    cells.fill(fill, first, end);
    if (period.from >= scale.from) cells[first] = '|';
    if (end < cells.length && period.to < scale.to) cells[end] = '|';
    const room = end - first - 1;
    if (text !== '' && text.length + 2 <= room) {
      write(cells, { column: first + 1 + Math.floor((room - text.length - 2) / 2), text: ` ${text} ` });
    }
  }
  return row(label, cells);
}

/** One line with a sign on each of the days. */
export function drawDays(label: string, days: readonly { day: CivilDate; sign: string }[], scale: Scale): string {
  const cells = blank(scale);
  for (const { day, sign } of days) {
    if (day >= scale.from && day <= scale.to) write(cells, { column: columnOf(day, scale), text: sign });
  }
  return row(label, cells);
}

function nameOf(day: CivilDate, { marks, room }: { marks: Scale['marks']; room: number }): string {
  const { year, month, day: dayOfMonth } = datePartsOf(day);
  const name = monthName(month, 'en').slice(0, MONTH_LETTERS);
  if (marks === 'weeks') return `Mon ${dayOfMonth} ${name}`;
  const withYear = `${name} ${year}`;
  return month === 1 && withYear.length < room ? withYear : name;
}

function marksOf({ from, to, marks }: Scale): CivilDate[] {
  const days: CivilDate[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const isMark = marks === 'weeks' ? weekdayOf(dayNumberOfDate(day)) === 1 : day === firstOfMonth(day);
    if (isMark) days.push(day);
  }
  return days;
}

function columnOf(day: CivilDate, { from, columnsPerDay }: Scale): number {
  return Math.floor((dayNumberOfDate(day) - dayNumberOfDate(from)) * columnsPerDay + 1e-9);
}

function blank(scale: Scale): string[] {
  return Array.from({ length: columnOf(addDays(scale.to, 1), scale) }, () => ' ');
}

function write(cells: string[], { column, text }: { column: number; text: string }): void {
  text.split('').forEach((character, index) => {
    if (column + index < cells.length) cells[column + index] = character;
  });
}

function row(label: string, cells: readonly string[]): string {
  return `${label.padEnd(LABEL_COLUMNS)}${cells.join('')}`.trimEnd();
}
