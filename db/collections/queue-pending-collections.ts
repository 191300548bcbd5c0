import type { CreditorId, DebtorId } from '../../domain/identifiers/ids.ts';
import { IN_NO_STOPPED_RUN } from './in-no-stopped-run.ts';
import type { EntityManager } from '../orm.ts';
import { QUEUE_COLLECTIONS } from './queue-collections.ts';

const QUEUE = `${QUEUE_COLLECTIONS} and id in (
  select i.id from invoice i
  where i.creditor_id = ? and i.debtor_id = any(?::uuid[])
    and not exists (select from collection c where c.invoice_id = i.id) and ${IN_NO_STOPPED_RUN})
on conflict (invoice_id) do nothing`;

/**
 * Queues those collections of some debtors that are about to be queued, so that what is to happen to the queue happens to them as well. Those of a run that is stopped wait for the run.
 */
export async function queuePendingCollections(
  em: EntityManager,
  { creditorId, debtorIds }: { creditorId: CreditorId; debtorIds: readonly DebtorId[] },
): Promise<void> {
  await em.execute(QUEUE, [creditorId, `{${debtorIds.join()}}`]);
}
