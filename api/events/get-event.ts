import { Event } from '../../db/entities/event.ts';
import { showEvent } from '../../domain/events/show-event.ts';
import { notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { EVENT_PARAMS, eventAnswer } from './event-fields.ts';

export const getEvent = defineRoute({
  method: 'get',
  path: '/v1/events/{eventId}',
  operationId: 'getEvent',
  tag: 'Events',
  summary: 'Read an event',
  access: 'creditor',
  status: 200,
  params: EVENT_PARAMS,
  answer: eventAnswer,
  async handle({ em, creditorId, params: { eventId } }) {
    const event = await em.findOne(Event, { id: eventId, creditorId, position: { $ne: null } });
    if (event === null) throw notFound();
    return showEvent(event);
  },
});
