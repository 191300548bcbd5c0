import { LockMode } from '@mikro-orm/core';
import { z } from 'zod';
import { MandateEvent } from '../../db/entities/mandate-event.ts';
import type { MandateEventId } from '../../domain/identifiers/ids.ts';
import { id } from '../http/fields.ts';
import { ApiProblem, notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { findMandateEvents, mandateEventAnswer } from './mandate-event-fields.ts';

export const settleMandateEvent = defineRoute({
  method: 'post',
  path: '/v1/mandate-events/{mandateEventId}/settle',
  operationId: 'settleMandateEvent',
  tag: 'Betalingsservice',
  summary: 'Say that a person has dealt with a mandate of an unknown customer',
  description: 'It changes no mandate: that is set on the debtor.',
  access: 'creditor',
  status: 200,
  params: z.strictObject({ mandateEventId: id<MandateEventId>() }),
  answer: mandateEventAnswer,
  problems: ['mandate_event_not_waiting'],
  async handle({ em, creditorId, params: { mandateEventId } }) {
    const where = { id: mandateEventId, creditorId };
    const event = await em.findOne(MandateEvent, where, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (event === null) throw notFound();
    if (event.outcome !== 'unknown_customer' && event.outcome !== 'unknown_mandate') {
      throw new ApiProblem('mandate_event_not_waiting');
    }
    event.outcome = 'settled_by_person';
    await em.flush();
    const shown = { creditorId, where: 'e.id = ?', values: [mandateEventId], limit: 1 };
    const [settled] = await findMandateEvents(em, shown);
    if (settled === undefined) throw notFound();
    return settled;
  },
});
