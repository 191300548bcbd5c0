import { defineEntity, p } from '@mikro-orm/core';
import type { EventObject, EventType } from '../../domain/events/event-types.ts';
import type { CreditorId, EventId } from '../../domain/identifiers/ids.ts';
import type { StoredEventData } from '../../domain/events/show-event.ts';
import { bigint, createdAt, id, word } from './column-types.ts';

const EventSchema = defineEntity({
  name: 'Event',
  tableName: 'event',
  properties: {
    id: id<EventId>().primary().defaultRaw('uuidv7()'),
    creditorId: id<CreditorId>(),
    sequence: bigint().generated('identity').autoincrement(),
    type: word<EventType>(32),
    objectType: word<EventObject>(),
    objectId: p.uuid(),
    data: p.json<StoredEventData>(),
    occurredAt: createdAt(),
    writtenIn: p.string().columnType('xid8').defaultRaw('pg_current_xact_id()'),
    position: bigint().strictNullable(),
  },
});

/** A fact that others wait for. Written by the database's triggers in the transaction of the fact; `position`, when it has been published. */
export class Event extends EventSchema.class {}
EventSchema.setClass(Event);
