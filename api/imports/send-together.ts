import type { OutboxKind } from '../../db/words/outbox.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { Writing } from '../http/route.ts';
import { type NewMessage, writeMessages } from '../outbox/write-messages.ts';

/**
 * Does what sends messages, and writes these at once when it is done, each that is told twice once. There may be thousands: they are left to
 * the relay, since a request that waited for them all would be given up.
 */
export async function sendTogether(em: EntityManager, work: (send: Writing['send']) => Promise<void>): Promise<void> {
  const messages = new Map<string, NewMessage<OutboxKind>>();
  await work(async (message) => {
    messages.set(JSON.stringify(message), message);
    return '';
  });
  if (messages.size > 0) await writeMessages(em, [...messages.values()]);
}
