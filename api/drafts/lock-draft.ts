import { InvoiceDraft } from '../../db/entities/invoice-draft.ts';
import type { Subscription } from '../../db/entities/subscription.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { DraftStatus } from '../../db/words/invoices.ts';
import type { CreditorId, DraftId } from '../../domain/identifiers/ids.ts';
import { ApiProblem, notFound } from '../http/problem.ts';
import { lockSubscription } from '../subscriptions/lock-subscription.ts';

const TOO_LATE: Readonly<Record<Exclude<DraftStatus, 'waiting'>, string>> = {
  released: 'It has been released, and is about to be issued: credit the invoice when it is there',
  dropped: 'It has been dropped: its period is over without an invoice',
  issued: 'It has been issued: credit the invoice instead',
};

/** Holds a draft by the same lock as the issuing of its invoice. @throws ApiProblem 404 where the creditor has none such. */
export async function lockSubscriptionOfDraft(
  em: EntityManager,
  { creditorId, draftId }: { creditorId: CreditorId; draftId: DraftId },
): Promise<Subscription> {
  const found = await em.findOne(InvoiceDraft, { id: draftId, creditorId }, { disableIdentityMap: true });
  if (found === null) throw notFound();
  return lockSubscription(em, { creditorId, subscriptionId: found.subscriptionId });
}

/**
 * Holds a draft that waits for approval until the transaction ends, by the same lock as the issuing of its invoice.
 * @throws ApiProblem 404 where the creditor has none such, 409 where it does not wait any more.
 */
export async function lockWaitingDraft(
  em: EntityManager,
  { creditorId, draftId }: { creditorId: CreditorId; draftId: DraftId },
): Promise<{ draft: InvoiceDraft; subscription: Subscription }> {
  const subscription = await lockSubscriptionOfDraft(em, { creditorId, draftId });
  // Read again: it may have been issued while the lock was waited for.
  const draft = await em.findOne(InvoiceDraft, { id: draftId, creditorId });
  if (draft === null) throw notFound();
  const { status, invoiceId } = draft;
  if (status !== 'waiting') {
    throw new ApiProblem('draft_not_waiting', {
      detail: TOO_LATE[status],
      members: { draftStatus: status, invoiceId },
    });
  }
  return { draft, subscription };
}
