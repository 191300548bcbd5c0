import { v7 as uuid } from 'uuid';
import type { InvoiceDraft } from '../../db/entities/invoice-draft.ts';
import type { NewDraft } from '../../db/invoices/invoice-drafts.ts';
import type { NewInvoice } from '../../db/invoices/insert-invoices.ts';
import type { SubscriptionFacts } from '../../db/invoices/load-invoice-facts.ts';
import type { PaymentDates } from '../../domain/collections/payment-dates.ts';
import type { DraftId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { composeOrTakeDraft } from './take-draft.ts';
import { inNeedOfAttention, settledWithout, takeTurn, unbilled, type Unbilled } from './take-turn.ts';

/** What becomes of a period that was asked for, before any of it is stored. */
export type Decision =
  /** Its invoice is issued. */
  | {
      readonly kind: 'issue';
      readonly found: SubscriptionFacts;
      readonly invoice: NewInvoice & { readonly periodIndex: number };
      /** The draft that it was; null where it has waited for nobody's approval. */
      readonly draftId: DraftId | null;
    }
  | (Unbilled & {
      /** There where its invoice is to wait for approval from now on. */
      readonly laidAside?: NewDraft;
    });

/** Decides about a period of a subscription whose row is held and whose earlier periods are over. Nothing is asked of the database. */
export function decidePeriod(
  found: SubscriptionFacts,
  {
    periodIndex,
    billedAtMs,
    draft,
    paymentDates,
  }: { periodIndex: number; billedAtMs: number; draft: InvoiceDraft | null; paymentDates: PaymentDates },
): Decision {
  const { facts } = found;
  const due = { terms: found, periodIndex, billedAtMs };
  const turn = takeTurn(due, facts);
  if (turn.kind !== 'bill') return turn;
  const {
    plan,
    plan: { period },
  } = turn;
  const { invoice: taken, draftId } = composeOrTakeDraft(found, { plan, periodIndex, billedAtMs, draft, paymentDates });
  if ('held' in taken) {
    const { held: untilMs, ...stored } = taken;
    return { ...unbilled(due, { outcome: { kind: 'held', why: 'awaiting_approval', untilMs } }), ...stored };
  }
  if ('nothingDue' in taken) return settledWithout(due, { period, as: taken.nothingDue });
  if ('obstacle' in taken) return inNeedOfAttention(due, { code: taken.obstacle, detail: null });
  const invoiceId = uuid() as InvoiceId;
  return { kind: 'issue', found, invoice: { invoiceId, facts, composed: taken, period, periodIndex }, draftId };
}
