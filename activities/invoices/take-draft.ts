import { fromStoredLine } from '../../db/invoices/draft-lines.ts';
import { findDraft, insertDraft } from '../../db/invoices/invoice-drafts.ts';
import type { SubscriptionFacts } from '../../db/invoices/load-invoice-facts.ts';
import type { EntityManager } from '../../db/orm.ts';
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
import { createPaymentDates } from '../../domain/collections/payment-dates.ts';
import type { PeriodPlan } from '../../domain/subscriptions/plan-period.ts';
import { billingInstantMs, civilDateAt } from '../../domain/calendar/wake-up.ts';

/** What a period comes to: an invoice to be issued, nothing, something to mend, or a draft that waits until then, epoch ms. */
type Taken =
  | ComposedInvoice
  | NothingDue
  | { readonly nothingDue: 'dropped' }
  | { readonly obstacle: Obstacle }
  | { readonly held: number };

/**
 * Composes the invoice of a period whose turn it is. Where the subscription has a draft window, what was composed waits first, as a
 * draft without a number, until somebody releases or drops it or its time has passed; then it is issued as it has been edited.
 */
export async function composeOrTakeDraft(
  em: EntityManager,
  {
    found,
    plan,
    periodIndex,
    billedAtMs,
  }: { found: SubscriptionFacts; plan: PeriodPlan; periodIndex: number; billedAtMs: number },
): Promise<{ invoice: Taken; draftId: DraftId | null }> {
  const { facts, subscriptionId, draftWindowDays } = found;
  const turn = turnOf(found, plan);
  const draft = found.hasDrafts ? await findDraft(em, { subscriptionId, periodIndex }) : null;
  if (draft === null) {
    const invoice = composeInvoice(facts, { plan, billedAtMs, turn });
    if (draftWindowDays === 0 || !('lines' in invoice)) return { invoice, draftId: null };
    const releaseAtMs = endOfWindowMs(found, billedAtMs);
    const draftId = await insertDraft(em, { found, plan, periodIndex, invoice, releaseAtMs });
    return { invoice: { held: releaseAtMs }, draftId };
  }
  const { id: draftId, status } = draft;
  const releaseAtMs = draft.releaseAt.getTime();
  if (status === 'dropped') return { invoice: { nothingDue: 'dropped' }, draftId };
  if (status === 'waiting' && billedAtMs < releaseAtMs) return { invoice: { held: releaseAtMs }, draftId };
  return { invoice: composeLines(facts, { lines: draft.lines.map(fromStoredLine), billedAtMs, turn }), draftId };
}

/** When the turn of a period came; null where Betalingsservice does not draw it. */
function turnOf({ collected, billing, facts }: SubscriptionFacts, { period }: PeriodPlan): CollectedTurn | null {
  if (collected === null) return null;
  const paymentDates = createPaymentDates({ zone: facts.timeZone, rules: facts.collectionRules });
  return collectedTurn({ ordinaryOn: billingDayOf(period, billing), charge: billing.charge }, collected, paymentDates);
}

function endOfWindowMs(
  { facts: { timeZone: zone }, subscriptionId, draftWindowDays }: SubscriptionFacts,
  fromMs: number,
): number {
  const date = addDays(civilDateAt({ epochMs: fromMs, zone }), draftWindowDays);
  return billingInstantMs({ date, zone, subscriptionId });
}
