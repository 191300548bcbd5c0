import type { ComposedLine } from '../../domain/lines/charge-lines.ts';
import type { CreditorId, DebtorId, DraftId, InvoiceId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import type { Period } from '../../domain/calendar/period.ts';
import { toStoredLine } from './draft-lines.ts';
import { InvoiceDraft } from '../entities/invoice-draft.ts';
import type { EntityManager } from '../orm.ts';

/** One period of a subscription. */
export interface PeriodKey {
  readonly subscriptionId: SubscriptionId;
  readonly periodIndex: number;
}

/** An invoice that is to wait for approval. */
export interface NewDraft extends PeriodKey {
  readonly draftId: DraftId;
  readonly creditorId: CreditorId;
  readonly debtorId: DebtorId;
  readonly period: Period;
  readonly releaseAtMs: number;
  readonly lines: readonly ComposedLine[];
}

/** The drafts of periods, where they have one: a period of a subscription at most one. */
export async function findDrafts(em: EntityManager, keys: readonly PeriodKey[]): Promise<InvoiceDraft[]> {
  if (keys.length === 0) return [];
  return em.find(
    InvoiceDraft,
    { $or: keys.map(({ subscriptionId, periodIndex }) => ({ subscriptionId, periodIndex })) },
    { disableIdentityMap: true },
  );
}

/** Lays invoices aside until they are approved, in one statement. */
export async function insertDrafts(em: EntityManager, drafts: readonly NewDraft[]): Promise<void> {
  if (drafts.length === 0) return;
  await em.insertMany(
    InvoiceDraft,
    drafts.map(({ draftId, period, releaseAtMs, lines, ...draft }) => ({
      ...draft,
      id: draftId,
      periodFrom: period.from,
      periodTo: period.to,
      status: 'waiting' as const,
      releaseAt: new Date(releaseAtMs),
      lines: lines.map(toStoredLine),
    })),
  );
}

/** Drops the drafts of periods that are settled in another way, such as by a skip that came later, in one statement. */
export async function dropDrafts(em: EntityManager, keys: readonly PeriodKey[]): Promise<void> {
  if (keys.length === 0) return;
  await em.execute(
    `update invoice_draft d set status = 'dropped', updated_at = now()
     from jsonb_to_recordset(?::jsonb) as k ("subscriptionId" uuid, "periodIndex" int)
     where d.subscription_id = k."subscriptionId" and d.period_index = k."periodIndex" and d.status in ('waiting', 'released')`,
    [JSON.stringify(keys.map(({ subscriptionId, periodIndex }) => ({ subscriptionId, periodIndex })))],
  );
}

/** Says which invoices drafts have become, in one statement. */
export async function markDraftsIssued(
  em: EntityManager,
  issued: readonly { draftId: DraftId; invoiceId: InvoiceId }[],
): Promise<void> {
  if (issued.length === 0) return;
  await em.execute(
    `update invoice_draft d set status = 'issued', invoice_id = i."invoiceId", updated_at = now()
     from jsonb_to_recordset(?::jsonb) as i ("draftId" uuid, "invoiceId" uuid) where d.id = i."draftId"`,
    [JSON.stringify(issued)],
  );
}
