import { settingsOf } from '../../domain/betalingsservice/betalingsservice-settings.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import { lastCollectionDeadline } from '../../domain/collections/collection-deadline.ts';
import { nextDeliveryClosingMs } from '../../domain/deliveries/delivery-closing.ts';
import type { CollectionId, CreditorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { markTooLate } from '../deliveries/insert-delivery.ts';
import { holdDeliveries } from '../deliveries/lock-deliveries.ts';
import { Creditor } from '../entities/creditor.ts';
import type { EntityManager } from '../orm.ts';
import { followQueued } from './follow-mandates.ts';
import { queueSlipsAgain } from './queue-slips.ts';

const GIVEN = `(select jsonb_array_elements_text(?::jsonb)::uuid)`;

const RAISE = `
update collection c set status = 'queued', amount_ore = b.open_ore, withdrawn_as = null
from invoice_balance b
where c.creditor_id = ? and c.invoice_id in ${GIVEN} and b.invoice_id = c.invoice_id and b.open_ore > 0
  and (c.status = 'queued' or c.status = 'withdrawn' and c.withdrawn_as = 'settled')
returning old.status "was", c.id, c.invoice_id "invoiceId"`;

const SELECT_QUEUED = `
select id, payment_date "paymentDate" from collection
where creditor_id = ? and status = 'queued' and id in ${GIVEN}`;

interface Raised {
  readonly was: 'queued' | 'withdrawn';
  readonly id: CollectionId;
  readonly invoiceId: InvoiceId;
}

/**
 * Has Betalingsservice draw again what is open again of invoices, after a match, a payment or a write-off was taken back in the caller's
 * transaction: what is queued is raised to it, and what was withdrawn because nothing was open is queued again, by the mandate that is now in
 * force. Where none is, or no delivery can make its deadline any more, the debtor is asked by mail. What a person has withdrawn stays so. A slip that
 * was withdrawn because nothing was open is queued again as well.
 * @param now the clock, epoch ms: read once no delivery can be closed any more, since one may be waited for whose time has come
 * @returns the invoices that are asked for by that: whoever would ask for them by mail leaves them out
 */
export async function restoreCollections(
  em: EntityManager,
  { creditorId, invoiceIds, now }: { creditorId: CreditorId; invoiceIds: readonly InvoiceId[]; now: () => number },
): Promise<ReadonlySet<InvoiceId>> {
  if (invoiceIds.length === 0) return new Set();
  await holdDeliveries(em, creditorId);
  const raised = await em.execute<Raised[]>(RAISE, [creditorId, JSON.stringify(invoiceIds)]);
  const again = raised.filter(({ was }) => was === 'withdrawn');
  if (again.length > 0) {
    const ids = again.map(({ id }) => id);
    // Of these alone: what else is queued of the debtor is no matter of what was taken back.
    await followQueued(em, { creditorId, collectionIds: ids });
    const collections = await findUnreachable(em, { creditorId, ids, atMs: now() });
    await markTooLate(em, { creditorId, collections });
  }
  const bySlip = await queueSlipsAgain(em, { creditorId, invoiceIds });
  return new Set([...raised.map(({ invoiceId }) => invoiceId), ...bySlip]);
}

/** Those of some queued collections that no delivery which is still to be closed by itself can carry before its deadline. */
async function findUnreachable(
  em: EntityManager,
  { creditorId, ids, atMs }: { creditorId: CreditorId; ids: readonly CollectionId[]; atMs: number },
): Promise<{ readonly id: CollectionId }[]> {
  const { timeZone: zone, bsSettings } = await em.findOneOrFail(Creditor, { id: creditorId });
  const { calendar: rules } = settingsOf(bsSettings);
  const closesAtMs = nextDeliveryClosingMs({ afterMs: atMs, zone, rules });
  const queued = await em.execute<{ id: CollectionId; paymentDate: CivilDate }[]>(SELECT_QUEUED, [
    creditorId,
    JSON.stringify(ids),
  ]);
  return queued.filter(
    ({ paymentDate }) => lastCollectionDeadline({ paymentDate, rules, zone }).instantMs <= closesAtMs,
  );
}
