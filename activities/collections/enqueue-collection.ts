import { queueCollection } from '../../db/collections/queue-collections.ts';
import type { InvoiceId } from '../../domain/identifiers/ids.ts';
import type { ActivityDependencies } from '../dependencies.ts';

export interface EnqueueCollectionInput {
  readonly invoiceId: InvoiceId;
}

/** `none`: the debtor pays by FI 71. */
export type EnqueueOutcome = 'queued' | 'already_queued' | 'none';

/** Queues the collection of an invoice that Betalingsservice draws: one for each invoice, however often it is asked for. */
export function createEnqueueCollection({ orm }: Pick<ActivityDependencies, 'orm'>) {
  return async function enqueueCollection({ invoiceId }: EnqueueCollectionInput): Promise<EnqueueOutcome> {
    const queued = await queueCollection(orm.em.fork(), invoiceId);
    if (queued === null) throw new Error(`there is no invoice ${invoiceId}`);
    if (!queued.drawn) return 'none';
    return queued.queued ? 'queued' : 'already_queued';
  };
}
