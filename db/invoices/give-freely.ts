import type { CreditorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import type { ComposedLine } from '../../domain/lines/charge-lines.ts';
import { freedDays } from '../../domain/invoices/freed-days.ts';
import { insertDayEntries } from '../lines/day-entries.ts';
import type { EntityManager } from '../orm.ts';
import type { LoadedCreditable } from './load-creditable-invoices.ts';
import { loadAdjustments } from './load-day-credits.ts';

/**
 * Tells the ledger of days what a credit by free lines gives back of which days, so that no credit by days gives it back again.
 * @param invoice as it was loaded before it was credited.
 */
export async function giveFreely(
  em: EntityManager,
  {
    creditorId,
    invoice,
    creditNoteId,
    given,
  }: { creditorId: CreditorId; invoice: LoadedCreditable; creditNoteId: InvoiceId; given: readonly ComposedLine[] },
): Promise<void> {
  const { subscriptionId, debtorId } = invoice;
  const adjustments = await loadAdjustments(em, { creditorId, subscriptionId });
  const entries = freedDays(invoice, { adjustments, given }).map((freed) => ({
    ...freed,
    subscriptionId,
    debtorId,
    kind: 'given_freely' as const,
    creditNoteId,
  }));
  await insertDayEntries(em, { creditorId, entries });
}
