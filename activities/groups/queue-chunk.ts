import { queueChunkCollections } from '../../db/groups/post-chunk.ts';
import { NOT_AT_POST_OFFICE } from '../../db/mails/queue-mails.ts';
import type { InvoiceId, RunId } from '../../domain/identifiers/ids.ts';
import type { ActivityDependencies } from '../dependencies.ts';

export interface QueueChunkInput {
  readonly runId: RunId;
  readonly chunk: number;
}

export interface QueueChunkOutcome {
  /** The invoices of the chunk whose mails have not been sent, and that the post office does not have. */
  readonly mails: readonly InvoiceId[];
}

/**
 * Queues the collections of a chunk's invoices, each once, and answers which mails there are to be sent: for runs of before the post office
 * was.
 */
export function createQueueChunk({ orm }: Pick<ActivityDependencies, 'orm'>) {
  return async function queueChunk({ runId, chunk }: QueueChunkInput): Promise<QueueChunkOutcome> {
    const em = orm.em.fork();
    await queueChunkCollections(em, { runId, chunk });
    const rows = await em.execute<{ invoiceId: InvoiceId }[]>(
      `select m.invoice_id "invoiceId" from billing_run_member b join invoice_mail m on m.invoice_id = b.invoice_id
       where b.run_id = ? and b.chunk = ? and m.status = 'waiting'
         and ${NOT_AT_POST_OFFICE('m.invoice_id')}
       order by b.debtor_id`,
      [runId, chunk],
    );
    return { mails: rows.map(({ invoiceId }) => invoiceId) };
  };
}
