import type { RunId } from '../../domain/identifiers/ids.ts';
import { QUEUE_COLLECTIONS } from '../collections/queue-collections.ts';
import type { EntityManager } from '../orm.ts';

const QUEUE_MISSING = `${QUEUE_COLLECTIONS} and id in (select invoice_id from billing_run_member where run_id = ? and chunk = ?)
on conflict (invoice_id) do nothing`;

const POST_MISSING = `
insert into mail_queue (id, creditor_id, kind, run_id)
select m.invoice_id, m.creditor_id, 'invoice', b.run_id
from billing_run_member b join invoice_mail m on m.invoice_id = b.invoice_id
where b.run_id = ? and b.chunk = ? and m.status = 'waiting'
on conflict (id) do nothing`;

/** Queues the collections of a chunk's invoices, each once. */
export async function queueChunkCollections(
  em: EntityManager,
  { runId, chunk }: { runId: RunId; chunk: number },
): Promise<void> {
  await em.execute(QUEUE_MISSING, [runId, chunk]);
}

/** Makes sure that the collections of a chunk's invoices are queued and that the post office has those of their mails that wait. */
export async function postChunk(em: EntityManager, chunk: { runId: RunId; chunk: number }): Promise<void> {
  await queueChunkCollections(em, chunk);
  await em.execute(POST_MISSING, [chunk.runId, chunk.chunk]);
}
