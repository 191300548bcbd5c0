import { v7 as uuid } from 'uuid';
import type { ComposedInvoice } from '../../domain/invoices/compose-invoice.ts';
import type { DraftId, InvoiceId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import type { PeriodPlan } from '../../domain/subscriptions/plan-period.ts';
import { toStoredLine } from './draft-lines.ts';
import { InvoiceDraft } from '../entities/invoice-draft.ts';
import type { SubscriptionFacts } from './load-invoice-facts.ts';
import type { EntityManager } from '../orm.ts';

/** The draft of a period; null where there is none. */
export async function findDraft(
  em: EntityManager,
  where: { subscriptionId: SubscriptionId; periodIndex: number },
): Promise<InvoiceDraft | null> {
  return em.findOne(InvoiceDraft, where);
}

/** Lays an invoice aside until it is approved. What a total below zero would carry on is reckoned when it is issued. */
export async function insertDraft(
  em: EntityManager,
  {
    found: { creditorId, subscriptionId, facts },
    plan: { period },
    periodIndex,
    invoice: { lines, carried },
    releaseAtMs,
  }: {
    found: SubscriptionFacts;
    plan: PeriodPlan;
    periodIndex: number;
    invoice: ComposedInvoice;
    releaseAtMs: number;
  },
): Promise<DraftId> {
  const draftId = uuid() as DraftId;
  await em.insert(InvoiceDraft, {
    id: draftId,
    creditorId,
    subscriptionId,
    debtorId: facts.debtorId,
    periodIndex,
    periodFrom: period.from,
    periodTo: period.to,
    status: 'waiting',
    releaseAt: new Date(releaseAtMs),
    lines: lines.slice(0, lines.length - carried.length).map(toStoredLine),
  });
  return draftId;
}

/** Drops the draft of a period that is settled in another way, such as by a skip that came later. */
export async function dropDraft(
  em: EntityManager,
  where: { subscriptionId: SubscriptionId; periodIndex: number },
): Promise<void> {
  await em.nativeUpdate(
    InvoiceDraft,
    { ...where, status: { $in: ['waiting', 'released'] } },
    { status: 'dropped', updatedAt: new Date() },
  );
}

/** Says which invoice a draft has become. */
export async function markDraftIssued(
  em: EntityManager,
  { draftId, invoiceId }: { draftId: DraftId; invoiceId: InvoiceId },
): Promise<void> {
  await em.nativeUpdate(InvoiceDraft, { id: draftId }, { status: 'issued', invoiceId, updatedAt: new Date() });
}
