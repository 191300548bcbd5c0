import { v7 as uuid } from 'uuid';
import type { EntityManager } from '../orm.ts';
import { insertNamedMessages, type InsertableMessage } from './insert-messages.ts';

const FIRST_UNHEARD = `select id from outbox where workflow_id = ? and delivered_at is null order by id limit 1`;

/**
 * Writes a message that its workflow is told before all that it has not heard yet: what starts it anew would else wait for what its
 * predecessor does not hear. Answers its id.
 */
export async function insertFirstMessage(
  em: EntityManager,
  { message, waitSeconds }: { message: InsertableMessage; waitSeconds: number },
): Promise<string> {
  const [unheard] = await em.execute<{ id: string }[]>(FIRST_UNHEARD, [message.workflowId]);
  const id = unheard === undefined ? uuid() : idBefore(unheard.id);
  await insertNamedMessages(em, { rows: [{ ...message, id }], waitSeconds });
  return id;
}

/** The id next below: messages are told in the order of their ids. */
function idBefore(id: string): string {
  const hex = (BigInt(`0x${id.replaceAll('-', '')}`) - 1n).toString(16).padStart(32, '0');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
