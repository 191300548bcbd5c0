import { addDays, type CivilDate } from '../domain/calendar/calendar.ts';
import { civilDateAt } from '../domain/calendar/wake-up.ts';

/** A first day that is due everywhere and at any hour; the next monthly period is weeks away. */
export const dueYesterday = (): CivilDate =>
  addDays(civilDateAt({ epochMs: Date.now(), zone: 'Europe/Copenhagen' }), -1);
