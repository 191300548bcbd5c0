import { loadCreditableInvoices } from '../../db/invoices/load-creditable-invoices.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { InvoiceId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { ApiProblem } from '../http/problem.ts';
import { composeCreditNote, issueCreditNotes, type Issuer } from './issue-credit-notes.ts';

/** As many as one request credits while its caller waits. */
const MAX_INVOICES = 500;

/**
 * Credits what the subscription's invoices charge for the days after its last one: a credit note for each of them, oldest period
 * first. Answers their ids. @throws ApiProblem where they are too many, or one has less left than those days cost.
 */
export async function creditUnusedDays(
  issuer: Issuer,
  { subscriptionId, lastDay }: { subscriptionId: SubscriptionId; lastDay: CivilDate },
): Promise<InvoiceId[]> {
  const { em, creditorId } = issuer;
  const beyond = await em.execute<{ id: InvoiceId }[]>(
    `select id from invoice where creditor_id = ? and subscription_id = ? and series = 'invoice' and period_to > ? limit ?`,
    [creditorId, subscriptionId, lastDay, MAX_INVOICES + 1],
  );
  if (beyond.length > MAX_INVOICES) {
    const detail = `More than ${MAX_INVOICES} invoices reach beyond ${lastDay}: credit them one by one`;
    throw new ApiProblem('too_many_to_credit', { detail });
  }
  const invoices = await loadCreditableInvoices(em, { creditorId, invoiceIds: beyond.map(({ id }) => id) });
  const notes = invoices.flatMap((invoice) => composeCreditNote(invoice, { kind: 'days_after', lastDay }) ?? []);
  return issueCreditNotes(issuer, notes);
}
