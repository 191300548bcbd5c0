import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, InvoiceId, PaymentId, PaymentMatchId } from '../../domain/identifiers/ids.ts';
import { lowerCollections } from '../collections/lower-collections.ts';
import { restoreCollections } from '../collections/restore-collections.ts';
import type { EntityManager } from '../orm.ts';

const UNDO = `
update payment_match set undone_at = now(), undone_on = ?
where creditor_id = ? and payment_id = ? and undone_at is null and id in (select jsonb_array_elements_text(?::jsonb)::uuid)
returning id, invoice_id "invoiceId"`;

// What Betalingsservice has drawn and another match still tells of stays as it is.
const GIVE_BACK_COLLECTIONS = `
update collection c set status = case when m.amount_ore > 0 then 'delivered' else 'paid' end
from payment_match m
where m.creditor_id = ? and m.id in (select jsonb_array_elements_text(?::jsonb)::uuid)
  and c.creditor_id = m.creditor_id and c.id = m.collection_id
  and c.status = case when m.amount_ore > 0 then 'paid' else 'charged_back' end
  and not exists (
    select from payment_match o
    where o.creditor_id = m.creditor_id and o.invoice_id = m.invoice_id and o.collection_id = c.id and o.undone_at is null
      and sign(o.amount_ore) = sign(m.amount_ore))`;

const WAIT = `
update payment set status = 'waiting', outcome = 'undone_by_person', held_by_person = true where creditor_id = ? and id = ?`;

/**
 * Undoes matches of a payment, in the caller's transaction, which holds the payment: what they matched waits for a person. A collection
 * that they had marked as paid is delivered again, one that they had marked as charged back is paid again. What is queued of the invoices
 * follows what is open of them.
 * @param now the clock, epoch ms
 */
export async function undoMatches(
  em: EntityManager,
  {
    creditorId,
    paymentId,
    matchIds,
    undoneOn,
    now,
  }: {
    creditorId: CreditorId;
    paymentId: PaymentId;
    matchIds: readonly PaymentMatchId[];
    undoneOn: CivilDate;
    now: () => number;
  },
): Promise<void> {
  const given = JSON.stringify(matchIds);
  const undone = await em.execute<{ invoiceId: InvoiceId | null }[]>(UNDO, [undoneOn, creditorId, paymentId, given]);
  if (undone.length !== matchIds.length) throw new Error(`of ${matchIds.length} matches ${undone.length} were undone`);
  await em.execute(GIVE_BACK_COLLECTIONS, [creditorId, given]);
  await em.execute(WAIT, [creditorId, paymentId]);
  const invoiceIds = [...new Set(undone.flatMap(({ invoiceId }) => invoiceId ?? []))];
  await lowerCollections(em, { creditorId, invoiceIds });
  await restoreCollections(em, { creditorId, invoiceIds, now });
}
