import { z } from 'zod';
import { EVENT_TYPE_NAMES, EVENT_TYPES } from '../../domain/events/event-types.ts';
import type { EventId } from '../../domain/identifiers/ids.ts';
import { id, instant } from '../http/fields.ts';

export const EVENT_PARAMS = z.strictObject({ eventId: id<EventId>() });

const told = EVENT_TYPE_NAMES.map((type) => `\`${type}\`: ${EVENT_TYPES[type].when}`).join('. ');

export const eventAnswer = z
  .strictObject({
    id: z.string().meta({ description: 'The same whichever way the event reaches you, and however often' }),
    position: z.string().meta({ description: 'Rises within the creditor: a number, as a text', example: '1042' }),
    type: z.string().meta({ description: `More will come. ${told}`, example: 'invoice.paid' }),
    occurredAt: instant().meta({ description: 'When the transaction of the fact began' }),
    objectType: z.string().meta({ description: 'As the type begins', example: 'invoice' }),
    objectId: z.string().meta({ description: 'What it is about' }),
    data: z
      .record(z.string(), z.union([z.string(), z.number(), z.null()]))
      .meta({ description: 'Ids, states, days and amounts as they stood then' }),
  })
  .meta({ id: 'Event' });
