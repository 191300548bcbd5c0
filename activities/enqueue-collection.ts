import { queueCollection, type QueueOutcome } from '../db/queue-collections.ts';
import type { InvoiceId } from '../domain/ids.ts';
import type { ActivityDependencies } from './dependencies.ts';

export interface EnqueueCollectionInput {
  readonly invoiceId: InvoiceId;
}

/** Queues the collection of an invoice that Betalingsservice draws: one for each invoice, however often it is asked for. */
export function createEnqueueCollection({ orm }: Pick<ActivityDependencies, 'orm'>) {
  return async function enqueueCollection({ invoiceId }: EnqueueCollectionInput): Promise<QueueOutcome> {
    return queueCollection(orm.em.fork(), invoiceId);
  };
}
