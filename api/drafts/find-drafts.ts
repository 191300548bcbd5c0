import type { z } from 'zod';
import { fromStoredLine } from '../../db/invoices/draft-lines.ts';
import type { StoredDraftLine } from '../../db/words/invoices.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { DraftStatus } from '../../db/words/invoices.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import { sumLines } from '../../domain/invoices/compose-invoice.ts';
import type { CreditorId, DebtorId, DraftId, InvoiceId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import type { Language } from '../../domain/calendar/language.ts';
import type { Selection } from '../http/conditions.ts';
import { isoInstant } from '../http/fields.ts';
import { notFound } from '../http/problem.ts';
import { showDocumentLine, showTotals } from '../invoices/document-fields.ts';
import type { draftAnswer, draftDetailAnswer } from './draft-fields.ts';

interface DraftRow {
  id: DraftId;
  subscriptionId: SubscriptionId;
  debtorId: DebtorId;
  debtorName: string;
  language: Language;
  from: CivilDate;
  to: CivilDate;
  status: DraftStatus;
  releaseAt: string;
  invoiceId: InvoiceId | null;
  lines: StoredDraftLine[];
  createdAt: string;
  updatedAt: string;
}

/** A creditor's drafts that meet a condition on `f`, newest first. */
export async function findDrafts(
  em: EntityManager,
  { creditorId, where, values, limit }: Selection,
): Promise<DraftRow[]> {
  return em.execute<DraftRow[]>(
    `select f.id, f.subscription_id "subscriptionId", f.debtor_id "debtorId", d.name "debtorName", d.language, f.period_from "from",
       f.period_to "to", f.status, f.release_at "releaseAt", f.invoice_id "invoiceId", f.lines, f.created_at "createdAt",
       f.updated_at "updatedAt"
     from invoice_draft f join debtor d on d.id = f.debtor_id
     where f.creditor_id = ? and ${where} order by f.id desc limit ?`,
    [creditorId, ...values, limit],
  );
}

/** A draft as lists show it, with the totals of the invoice that it becomes. */
export function showDraft(row: DraftRow): z.input<typeof draftAnswer> {
  const { language, lines, releaseAt, createdAt, updatedAt, ...shown } = row;
  return {
    ...shown,
    ...showTotals(sumLines(lines.map(fromStoredLine), language)),
    releaseAt: isoInstant(releaseAt),
    createdAt: isoInstant(createdAt),
    updatedAt: isoInstant(updatedAt),
  };
}

/** A draft with its lines as they are edited: what a total below zero carries on is reckoned when it is issued. @throws ApiProblem 404 where the creditor has none such. */
export async function readDraft(
  em: EntityManager,
  { creditorId, draftId }: { creditorId: CreditorId; draftId: DraftId },
): Promise<z.input<typeof draftDetailAnswer>> {
  const [row] = await findDrafts(em, { creditorId, where: 'f.id = ?', values: [draftId], limit: 1 });
  if (row === undefined) throw notFound();
  return {
    ...showDraft(row),
    lines: row.lines.map(fromStoredLine).map((line) => {
      const { standingLineId, oneOffLineId } = line;
      return { ...showDocumentLine(line), standingLineId, oneOffLineId };
    }),
  };
}
