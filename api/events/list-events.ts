import { z } from 'zod';
import { Event } from '../../db/entities/event.ts';
import { EVENTS_KEPT_DAYS } from '../../db/events/events-kept.ts';
import { publishEvents } from '../../db/events/publish-events.ts';
import { EVENT_TYPE_NAMES, type EventType } from '../../domain/events/event-types.ts';
import { showEvent } from '../../domain/events/show-event.ts';
import { afterPosition, cursorOf, PAGE_QUERY, pageOf } from '../http/pages.ts';
import { defineRoute } from '../http/route.ts';
import { eventAnswer } from './event-fields.ts';

const POSITION = /^(0|[1-9]\d{0,17})$/;

const isType = (text: string): text is EventType => (EVENT_TYPE_NAMES as readonly string[]).includes(text);

export const listEvents = defineRoute({
  method: 'get',
  path: '/v1/events',
  operationId: 'listEvents',
  tag: 'Events',
  summary: 'List what has happened, oldest first',
  description:
    'Facts that others wait for, in an order of the creditor’s own in which nothing ever appears before what has been read. Who has read as ' +
    'far as an event asks next time for what comes `after` its `position`, and misses none. A page may hold fewer than asked for, or none, and ' +
    `still have a \`nextCursor\`. Events are kept for ${EVENTS_KEPT_DAYS} days, where the operator has not said otherwise.`,
  access: 'creditor',
  status: 200,
  query: z.strictObject({
    ...PAGE_QUERY,
    after: z
      .string()
      .regex(POSITION, 'The position of an event is needed')
      .optional()
      .meta({ description: 'The `position` of the last event that was read', example: '1042' }),
    types: z
      .string()
      .max(1000)
      .transform((text) => text.split(','))
      .pipe(z.array(z.string().refine(isType, 'There are no events of this type')))
      .optional()
      .meta({
        override: { type: 'string' },
        description: 'Only events of these types, with commas between them',
        example: 'invoice.paid,invoice.part_paid',
      }),
  }),
  answer: pageOf(eventAnswer),
  async handle({ em, creditorId, query }) {
    const { after, types, limit } = query;
    const { lastPosition, more } = await publishEvents(em, creditorId);
    const from = afterPosition(query) ?? BigInt(after ?? '0');
    const ofTypes = types === undefined ? {} : { type: { $in: types } };
    const where = { creditorId, position: { $gt: from, $lte: lastPosition }, ...ofTypes };
    const rows = await em.find(Event, where, { orderBy: { position: 'asc' }, limit: limit + 1 });
    const shown = rows.slice(0, limit).map(showEvent);
    const goesOnAfter = rows.length > limit ? shown.at(-1)?.position : more ? lastPosition.toString() : undefined;
    return { data: shown, nextCursor: goesOnAfter === undefined ? null : cursorOf(goesOnAfter) };
  },
});
