import { v7 as uuid } from 'uuid';
import type { Orm } from '../../db/orm.ts';
import { EVENT_TYPES, type EventType } from '../../domain/events/event-types.ts';
import type { CreditorId, EventId } from '../../domain/identifiers/ids.ts';

/** Something that has happened at a creditor, written as the triggers write it. Nobody has given it a position yet. */
export async function sampleEvent(
  orm: Orm,
  {
    creditorId,
    type = 'invoice.issued',
    objectId = uuid(),
  }: { creditorId: CreditorId; type?: EventType; objectId?: string },
): Promise<EventId> {
  const id = uuid() as EventId;
  await orm.em
    .fork()
    .execute('insert into event (id, creditor_id, type, object_type, object_id, data) values (?, ?, ?, ?, ?, ?)', [
      id,
      creditorId,
      type,
      EVENT_TYPES[type].object,
      objectId,
      JSON.stringify({ totalOre: '12550', navn: 'æøå' }),
    ]);
  return id;
}
