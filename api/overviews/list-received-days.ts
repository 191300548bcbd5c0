import { z } from 'zod';
import { sumReceived } from '../../db/overviews/load-received.ts';
import { addDays, daysBetween } from '../../domain/calendar/calendar.ts';
import { creditorToday } from '../creditors/creditor-today.ts';
import { date, shownDate } from '../http/fields.ts';
import { invalidField } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { receivedDay } from './overview-fields.ts';
import { moneyIn } from './read-received.ts';

/** Where no first day is given: this many days up to the last one. */
const DEFAULT_DAYS = 31;
/** The longest time that is asked about at once. */
const MAX_DAYS = 366;

export const listReceivedDays = defineRoute({
  method: 'get',
  path: '/v1/statistics/received',
  operationId: 'listReceivedDays',
  tag: 'Overview',
  summary: 'List what came in day by day',
  description: 'By the day on which the money was booked, placed or not. Days on which nothing came are left out.',
  access: 'creditor',
  status: 200,
  query: z.strictObject({
    from: date('2026-11-01')
      .optional()
      .meta({ description: `${DEFAULT_DAYS} days in all where it is left out, ${MAX_DAYS} at most` }),
    to: date('2026-11-30').optional().meta({ description: 'Included; today where it is left out' }),
  }),
  answer: z
    .strictObject({ from: shownDate(), to: shownDate(), days: z.array(receivedDay) })
    .meta({ id: 'ReceivedDays' }),
  async handle({ em, creditorId, query }) {
    const to = query.to ?? (await creditorToday(em, creditorId));
    const from = query.from ?? addDays(to, 1 - DEFAULT_DAYS);
    const path = '/query/from';
    if (to < from) throw invalidField({ path, code: 'before_from', message: 'The last day lies before the first' });
    if (daysBetween({ from, to }) >= MAX_DAYS) {
      throw invalidField({ path, code: 'range_too_long', message: `No more than ${MAX_DAYS} days are told at once` });
    }
    const byDay = Map.groupBy(await sumReceived(em, { creditorId, from, to }), ({ bookedOn }) => bookedOn);
    return { from, to, days: [...byDay].map(([day, sums]) => ({ date: day, ...moneyIn(sums) })) };
  },
});
