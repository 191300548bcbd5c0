import type { CollectionRules } from '../collections/collection-deadline.ts';
import { chargePeriod } from '../invoices/compose-invoice.ts';
import { createPaymentDatesByRules, type PaymentDates } from '../collections/payment-dates.ts';
import { createSharedTurns, planTurn, type Turn, type TurnTerms } from '../subscriptions/plan-turns.ts';
import { createSteadyCharge } from './steady-charge.ts';
import { type BillingClock, createBillingClocks } from '../calendar/wake-up.ts';

/** The parts that a projection reckons with, of one zone. */
export interface Reckoning {
  readonly clockOf: (subscriptionId: string) => BillingClock;
  readonly turnsOf: (terms: TurnTerms) => (periodIndex: number) => Turn | null;
  readonly charge: typeof chargePeriod;
  readonly paymentDatesBy: (rules: CollectionRules) => PaymentDates;
}

/** For one subscription, with the texts of each line. */
export function createReckoning(zone: string): Reckoning {
  return {
    clockOf: createBillingClocks(zone),
    turnsOf: (terms) => (periodIndex) => planTurn(terms, periodIndex),
    charge: chargePeriod,
    paymentDatesBy: createPaymentDatesByRules(zone),
  };
}

/**
 * For many subscriptions, one after the other: what they have in common and what does not change is reckoned once. Amounts, dates and
 * payment are the same; the texts of lines may be those of an earlier period.
 */
export function createQuickReckoning(zone: string): Reckoning {
  return { ...createReckoning(zone), turnsOf: createSharedTurns(), charge: createSteadyCharge() };
}
