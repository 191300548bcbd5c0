import { QUEUE_COLLECTIONS } from '../../db/collections/queue-collections.ts';
import type { InvoiceId, RunId } from '../../domain/identifiers/ids.ts';
import type { ActivityDependencies } from '../dependencies.ts';

export interface QueueChunkInput {
  readonly runId: RunId;
  readonly chunk: number;
}

export interface QueueChunkOutcome {
  /** The invoices of the chunk whose mails have not been sent. */
  readonly mails: readonly InvoiceId[];
}

/** Queues the collections of a chunk's invoices, each once, and answers which mails there are to be sent. */
export function createQueueChunk({ orm }: Pick<ActivityDependencies, 'orm'>) {
  return async function queueChunk({ runId, chunk }: QueueChunkInput): Promise<QueueChunkOutcome> {
    const em = orm.em.fork();
    await em.execute(
      `${QUEUE_COLLECTIONS} and id in (select invoice_id from billing_run_member where run_id = ? and chunk = ?)
       on conflict (invoice_id) do nothing`,
      [runId, chunk],
    );
    const rows = await em.execute<{ invoiceId: InvoiceId }[]>(
      `select m.invoice_id "invoiceId" from billing_run_member b join invoice_mail m on m.invoice_id = b.invoice_id
       where b.run_id = ? and b.chunk = ? and m.status = 'waiting' order by b.debtor_id`,
      [runId, chunk],
    );
    return { mails: rows.map(({ invoiceId }) => invoiceId) };
  };
}
