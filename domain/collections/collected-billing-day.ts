import { addDays, type CivilDate } from '../calendar/calendar.ts';
import type { ChargeTiming } from '../subscriptions/billing-day.ts';
import type { CollectionRules } from './collection-deadline.ts';
import type { PaymentDates } from './payment-dates.ts';
import { dueDateFor, type PaymentTerms } from '../subscriptions/payment-terms.ts';

/** No period is billed earlier than so many days before its ordinary day, besides the days for which it waits for approval. */
export const MAX_DAYS_EARLY = 110;

/** A mandate as it decides how early is billed what it draws. */
export interface CollectedMandate {
  readonly mandateFrom: CivilDate;
  /** The first day on which the mandate is no longer in force; null for no end. */
  readonly mandateEndedOn: CivilDate | null;
  /** The day on which Termin had been told of both the subscription and the mandate, in the creditor's zone. */
  readonly knownOn: CivilDate;
}

/** What decides how early a subscription is billed whose debtor has a mandate, here the latest: dates, numbers and flags only. */
export interface CollectedTerms extends CollectedMandate {
  readonly rules: CollectionRules;
  readonly paymentTerms: PaymentTerms;
  /** Days for which an invoice waits for approval before it is issued. */
  readonly draftWindowDays: number;
  /** The mandates before it, the latest first; missing where there was none. Until the latest begins, what is paid is drawn by them. */
  readonly earlier?: readonly CollectedMandate[];
}

/** When a period's turn comes, and the day on which its invoice would be issued if nothing asked for an earlier one. */
export interface CollectedTurn {
  readonly billingDay: CivilDate;
  readonly ordinaryIssueOn: CivilDate;
}

/**
 * The day on which a period is billed whose amount Betalingsservice is to draw: its ordinary billing day, or earlier where the collection
 * would miss the deadline of the payment date that follows from the ordinary one and the terms. Then so many bank days before that
 * deadline, less the days for which the invoice waits for approval; never so early that it could not be delivered yet, nor before
 * Termin knew of subscription and mandate, and where no delivery could ask for that date any more, the next date that one can.
 * What is charged in arrears stays on its ordinary day: it is not known before.
 * @param ordinaryOn the ordinary billing day.
 */
export function collectedTurn(
  { ordinaryOn, charge }: { ordinaryOn: CivilDate; charge: ChargeTiming },
  collected: CollectedTerms | null,
  dates: PaymentDates,
): CollectedTurn {
  const ordinary = { billingDay: ordinaryOn, ordinaryIssueOn: ordinaryOn };
  if (collected === null || charge === 'arrears') return ordinary;
  const { paymentTerms, draftWindowDays } = collected;
  const ordinaryIssueOn = addDays(ordinaryOn, draftWindowDays);
  let candidate = dates.onDue(dueDateFor({ issuedOn: ordinaryIssueOn, terms: paymentTerms }));
  for (;;) {
    const mandate = mandateOn(collected, candidate.paymentDate);
    if (mandate === null) return ordinary;
    const { knownOn } = mandate;
    const early = addDays(candidate.latestIssueOn, -draftWindowDays);
    if (early >= ordinaryOn) return ordinary;
    if (early >= knownOn) return { billingDay: early, ordinaryIssueOn };
    if (addDays(knownOn, draftWindowDays) < candidate.lastDeadlineOn) {
      return knownOn < ordinaryOn ? { billingDay: knownOn, ordinaryIssueOn } : ordinary;
    }
    candidate = dates.after(candidate);
  }
}

/** The mandate by which Betalingsservice draws what is paid on a day. */
function mandateOn(collected: CollectedTerms, paymentDate: CivilDate): CollectedMandate | null {
  const inForce = [collected, ...(collected.earlier ?? [])].find(
    ({ mandateFrom, mandateEndedOn }) =>
      mandateFrom <= paymentDate && (mandateEndedOn === null || paymentDate < mandateEndedOn),
  );
  return inForce ?? null;
}

/** The day from which the terms of payment of an invoice are reckoned: billing it early gives nobody less time to pay. */
export function termsFrom(turn: CollectedTurn, issuedOn: CivilDate): CivilDate {
  return isEarly(turn, issuedOn) ? turn.ordinaryIssueOn : issuedOn;
}

/** Whether an invoice is issued before its ordinary day because its collection asks for it, and not because somebody did. */
export function isEarly({ billingDay, ordinaryIssueOn }: CollectedTurn, issuedOn: CivilDate): boolean {
  return billingDay <= issuedOn && issuedOn < ordinaryIssueOn;
}
