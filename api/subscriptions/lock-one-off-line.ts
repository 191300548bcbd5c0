import { InvoiceDraft } from '../../db/entities/invoice-draft.ts';
import { OneOffLine } from '../../db/entities/one-off-line.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId, DraftId, OneOffLineId, SubscriptionId } from '../../domain/ids.ts';
import { id } from '../http/fields.ts';
import { ApiProblem, notFound } from '../http/problem.ts';
import { lockLiveSubscription } from './lock-subscription.ts';
import { SUBSCRIPTION_PARAMS } from './subscription-params.ts';

export const ONE_OFF_LINE_PARAMS = SUBSCRIPTION_PARAMS.extend({ oneOffLineId: id<OneOffLineId>() });

/**
 * A one-off line that nobody has charged, held with its subscription until the transaction ends. It may be withdrawn.
 * @throws ApiProblem where it is billed, stands in a draft, or carries what an invoice has left.
 */
export async function lockUnbilledLine(
  em: EntityManager,
  {
    creditorId,
    subscriptionId,
    oneOffLineId,
  }: { creditorId: CreditorId; subscriptionId: SubscriptionId; oneOffLineId: OneOffLineId },
): Promise<OneOffLine> {
  await lockLiveSubscription(em, { creditorId, subscriptionId });
  const line = await em.findOne(OneOffLine, { id: oneOffLineId, creditorId, subscriptionId });
  if (line === null) throw notFound();
  const { invoiceId, carriedFromInvoiceId } = line;
  if (invoiceId !== null) {
    throw new ApiProblem('one_off_line_billed', { detail: 'It is billed: credit its invoice', members: { invoiceId } });
  }
  if (carriedFromInvoiceId !== null) {
    const detail = 'It carries what the debtor is owed from an invoice whose total was below zero';
    throw new ApiProblem('one_off_line_carried', { detail, members: { invoiceId: carriedFromInvoiceId } });
  }
  await refuseInDraft(em, { subscriptionId, oneOffLineId });
  return line;
}

async function refuseInDraft(
  em: EntityManager,
  { subscriptionId, oneOffLineId }: { subscriptionId: SubscriptionId; oneOffLineId: OneOffLineId },
): Promise<void> {
  const drafts = await em.find(
    InvoiceDraft,
    { subscriptionId, status: { $in: ['waiting', 'released'] } },
    { disableIdentityMap: true },
  );
  const draftId: DraftId | undefined = drafts.find(({ lines }) =>
    lines.some((line) => line.oneOffLineId === oneOffLineId),
  )?.id;
  if (draftId === undefined) return;
  const detail = 'It stands in a draft that waits for approval: change that draft, or leave the line out of it first';
  throw new ApiProblem('one_off_line_in_draft', { detail, members: { draftId } });
}
