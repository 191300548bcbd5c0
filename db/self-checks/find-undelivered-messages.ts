import type { CreditorId } from '../../domain/identifiers/ids.ts';
import type { Difference } from './difference.ts';
import type { EntityManager } from '../orm.ts';
import type { OutboxKind } from '../words/outbox.ts';

// Delivered within seconds, and tried at least every minute while Temporal is away.
const SELECT_UNDELIVERED = `
select id, workflow_id "workflowId", kind, attempts, last_error "lastError" from outbox
where creditor_id = ? and delivered_at is null and created_at < now() - '1 hour'::interval
order by id`;

/** Messages that have waited for more than an hour to be handed to a workflow. */
export async function findUndeliveredMessages(
  em: EntityManager,
  { creditorId }: { creditorId: CreditorId },
): Promise<Difference[]> {
  const rows = await em.execute<
    { id: string; workflowId: string; kind: OutboxKind; attempts: number; lastError: string | null }[]
  >(SELECT_UNDELIVERED, [creditorId]);
  return rows.map(({ id, ...details }) => ({
    code: 'message_undelivered',
    objectType: 'message',
    objectId: id,
    details,
  }));
}
