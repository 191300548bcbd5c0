import { LockMode } from '@mikro-orm/core';
import { InvoiceDraft } from '../../db/entities/invoice-draft.ts';
import { OneOffLine } from '../../db/entities/one-off-line.ts';
import { loadTakers } from '../../db/invoices/load-takers.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId, DraftId, OneOffLineId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { creditorToday } from '../creditors/creditor-today.ts';
import { id } from '../http/fields.ts';
import { ApiProblem, notFound } from '../http/problem.ts';
import { lockLiveSubscription, lockSubscription } from '../subscriptions/lock-subscription.ts';
import { SUBSCRIPTION_PARAMS } from '../subscriptions/subscription-params.ts';

export const ONE_OFF_LINE_PARAMS = SUBSCRIPTION_PARAMS.extend({ oneOffLineId: id<OneOffLineId>() });

interface LineKey {
  readonly creditorId: CreditorId;
  readonly subscriptionId: SubscriptionId;
  readonly oneOffLineId: OneOffLineId;
}

/**
 * A one-off line that nobody has charged, held with its subscription until the transaction ends. It may be withdrawn.
 * @throws ApiProblem where it is billed, stands in a draft, or carries what an invoice has left, and where the subscription is over.
 */
export async function lockUnbilledLine(em: EntityManager, key: LineKey): Promise<OneOffLine> {
  await lockLiveSubscription(em, key);
  return lockLine(em, key, { mayCarry: false });
}

/**
 * The same for withdrawing it, which may be done when the subscription is over or billed up to its end, when all that comes is left out, and
 * when the member whose it is has left its group and stands in no run: then what is carried, too, finds no invoice any more, and a person
 * has given it back in another way.
 * @throws ApiProblem where it is billed or stands in a draft, or is carried to an invoice that is still to come.
 */
export async function lockLineToWithdraw(em: EntityManager, key: LineKey): Promise<OneOffLine> {
  const { creditorId, subscriptionId, oneOffLineId } = key;
  await lockSubscription(em, key);
  const line = await em.findOne(OneOffLine, { id: oneOffLineId, subscriptionId });
  const today = await creditorToday(em, creditorId);
  const lines = [{ key: oneOffLineId, subscriptionId, debtorId: line?.debtorId ?? null }];
  const taker = (await loadTakers(em, lines, { today })).get(oneOffLineId);
  return lockLine(em, key, { mayCarry: typeof taker === 'object' && 'why' in taker });
}

// The line itself too: a group's run charges its members without holding the subscription.
async function lockLine(
  em: EntityManager,
  { creditorId, subscriptionId, oneOffLineId }: LineKey,
  { mayCarry }: { mayCarry: boolean },
): Promise<OneOffLine> {
  const line = await em.findOne(
    OneOffLine,
    { id: oneOffLineId, creditorId, subscriptionId },
    { lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  if (line === null) throw notFound();
  const { invoiceId, carriedFromInvoiceId } = line;
  if (invoiceId !== null) {
    throw new ApiProblem('one_off_line_billed', { detail: 'It is billed: credit its invoice', members: { invoiceId } });
  }
  if (carriedFromInvoiceId !== null && !mayCarry) {
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
