import { v7 as uuid } from 'uuid';
import type { InvoiceDraft } from '../../db/entities/invoice-draft.ts';
import { fromStoredLine } from '../../db/invoices/draft-lines.ts';
import type { NewDraft } from '../../db/invoices/invoice-drafts.ts';
import type { SubscriptionFacts } from '../../db/invoices/load-invoice-facts.ts';
import { billingDayOf } from '../../domain/subscriptions/billing-day.ts';
import { addDays } from '../../domain/calendar/calendar.ts';
import { type CollectedTurn, collectedTurn } from '../../domain/collections/collected-billing-day.ts';
import {
  type ComposedInvoice,
  composeInvoice,
  composeLines,
  type NothingDue,
  type Obstacle,
} from '../../domain/invoices/compose-invoice.ts';
import type { DraftId } from '../../domain/identifiers/ids.ts';
import type { PaymentDates } from '../../domain/collections/payment-dates.ts';
import type { PeriodPlan } from '../../domain/subscriptions/plan-period.ts';
import { billingInstantMs, civilDateAt } from '../../domain/calendar/wake-up.ts';

/**
 * What a period comes to: an invoice to be issued, nothing, something to mend, or a draft that waits until then, epoch ms; a draft that is
 * new is to be laid aside.
 */
type Taken =
  | ComposedInvoice
  | NothingDue
  | { readonly nothingDue: 'dropped' }
  | { readonly obstacle: Obstacle }
  | { readonly held: number; readonly laidAside?: NewDraft };

/**
 * Composes the invoice of a period whose turn it is. Where the subscription has a draft window, what was composed waits first, as a
 * draft without a number, until somebody releases or drops it or its time has passed; then it is issued as it has been edited.
 */
export function composeOrTakeDraft(
  found: SubscriptionFacts,
  {
    plan,
    periodIndex,
    billedAtMs,
    draft,
    paymentDates,
  }: {
    plan: PeriodPlan;
    periodIndex: number;
    billedAtMs: number;
    draft: InvoiceDraft | null;
    paymentDates: PaymentDates;
  },
): { invoice: Taken; draftId: DraftId | null } {
  const { facts, draftWindowDays } = found;
  const how = { billedAtMs, paymentDates, turn: turnOf(found, { plan, paymentDates }) };
  if (draft === null) {
    const invoice = composeInvoice(facts, { plan, ...how });
    if (draftWindowDays === 0 || !('lines' in invoice)) return { invoice, draftId: null };
    const laidAside = newDraft(found, { plan, periodIndex, invoice, releaseAtMs: endOfWindowMs(found, billedAtMs) });
    return { invoice: { held: laidAside.releaseAtMs, laidAside }, draftId: laidAside.draftId };
  }
  const { id: draftId, status } = draft;
  const releaseAtMs = draft.releaseAt.getTime();
  if (status === 'dropped') return { invoice: { nothingDue: 'dropped' }, draftId };
  if (status === 'waiting' && billedAtMs < releaseAtMs) return { invoice: { held: releaseAtMs }, draftId };
  return { invoice: composeLines(facts, { lines: draft.lines.map(fromStoredLine), ...how }), draftId };
}

/** What a total below zero would carry on is reckoned when the draft is issued. */
function newDraft(
  { creditorId, subscriptionId, facts: { debtorId } }: SubscriptionFacts,
  {
    plan: { period },
    periodIndex,
    invoice: { lines, carried },
    releaseAtMs,
  }: { plan: PeriodPlan; periodIndex: number; invoice: ComposedInvoice; releaseAtMs: number },
): NewDraft {
  const own = lines.slice(0, lines.length - carried.length);
  const draftId = uuid() as DraftId;
  return { draftId, creditorId, subscriptionId, debtorId, periodIndex, period, releaseAtMs, lines: own };
}

/** When the turn of a period came; null where Betalingsservice does not draw it. */
function turnOf(
  { collected, billing }: SubscriptionFacts,
  { plan: { period }, paymentDates }: { plan: PeriodPlan; paymentDates: PaymentDates },
): CollectedTurn | null {
  if (collected === null) return null;
  return collectedTurn({ ordinaryOn: billingDayOf(period, billing), charge: billing.charge }, collected, paymentDates);
}

function endOfWindowMs(
  { facts: { timeZone: zone }, subscriptionId, draftWindowDays }: SubscriptionFacts,
  fromMs: number,
): number {
  const date = addDays(civilDateAt({ epochMs: fromMs, zone }), draftWindowDays);
  return billingInstantMs({ date, zone, subscriptionId });
}
