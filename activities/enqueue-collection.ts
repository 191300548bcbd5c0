import { QUEUE_COLLECTIONS } from '../db/queue-collections.ts';
import type { InvoiceId } from '../domain/ids.ts';
import type { ActivityDependencies } from './dependencies.ts';

export interface EnqueueCollectionInput {
  readonly invoiceId: InvoiceId;
}

/** `none`: the debtor pays by FI 71. */
export type EnqueueOutcome = 'queued' | 'already_queued' | 'none';

/** Queues the collection of an invoice that Betalingsservice draws: one for each invoice, however often it is asked for. */
export function createEnqueueCollection({ orm }: Pick<ActivityDependencies, 'orm'>) {
  return async function enqueueCollection({ invoiceId }: EnqueueCollectionInput): Promise<EnqueueOutcome> {
    const [row] = await orm.em.fork().execute<{ drawn: boolean; queued: boolean }[]>(
      `with invoice as (
         select * from invoice where id = ?
       ), queued as (
         ${QUEUE_COLLECTIONS}
         on conflict (invoice_id) do nothing returning id
       )
       select payment_method = 'betalingsservice' drawn, exists (select from queued) queued from invoice`,
      [invoiceId],
    );
    if (row === undefined) throw new Error(`there is no invoice ${invoiceId}`);
    if (!row.drawn) return 'none';
    return row.queued ? 'queued' : 'already_queued';
  };
}
