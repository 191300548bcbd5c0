import type { SubscriptionTerms } from '../../db/invoices/load-invoice-facts.ts';
import type { NextPeriod } from '../../db/subscriptions/advance-subscriptions.ts';
import type { SettlementOutcome } from '../../db/words/subscriptions.ts';
import type { Period } from '../../domain/calendar/period.ts';
import { holdPeriod } from '../../domain/subscriptions/hold-period.ts';
import { periodStart } from '../../domain/subscriptions/periods.ts';
import { type PeriodPlan, planPeriod } from '../../domain/subscriptions/plan-period.ts';
import { billingInstantMs, civilDateAt } from '../../domain/calendar/wake-up.ts';
import type { AttentionCode } from '../subscriptions/attention.ts';

/** What becomes of a period that is not billed now. */
export type NotBilled =
  /** The period is over without an invoice. */
  | { readonly kind: 'settled' }
  /** The period waits: for the end of a pause, or for somebody's approval; epoch ms, null while nobody knows until when. */
  | { readonly kind: 'held'; readonly why: 'paused' | 'awaiting_approval'; readonly untilMs: number | null }
  /** The subscription was ended or cancelled before this period. */
  | { readonly kind: 'over' }
  | { readonly kind: 'needs_attention'; readonly code: AttentionCode };

/** What becomes of a period that is not billed now, with what is to be stored of it. */
export interface Unbilled {
  readonly kind: 'unbilled';
  readonly terms: SubscriptionTerms;
  readonly periodIndex: number;
  readonly outcome: NotBilled;
  /** There where the period is over without an invoice. */
  readonly settled?: { readonly period: Period; readonly as: SettlementOutcome };
  /** There where a person must fix something. */
  readonly attention?: { readonly code: AttentionCode; readonly detail: string | null };
}

/** A period of a subscription whose row is held, and the moment at which it is asked for, epoch ms. */
export interface Due {
  readonly terms: SubscriptionTerms;
  readonly periodIndex: number;
  readonly billedAtMs: number;
}

/** Whether it is a period's turn to be billed, where the earlier ones are over: its plan, or what becomes of it instead. */
export function takeTurn(
  due: Due,
  { timeZone: zone }: { timeZone: string },
): { readonly kind: 'bill'; readonly plan: PeriodPlan } | Unbilled {
  const { terms, periodIndex, billedAtMs } = due;
  const { subscriptionId, schedule, endOn, rules } = terms;
  const plan = planPeriod(schedule, { index: periodIndex, bounds: { from: null, to: endOn }, rules });
  if (terms.status === 'cancelled' || terms.status === 'ended' || plan === null) {
    return unbilled(due, { outcome: { kind: 'over' } });
  }
  if (periodIndex !== terms.nextPeriodIndex) {
    const detail = `period ${periodIndex} was asked for, but ${terms.nextPeriodIndex} is the next one to be billed`;
    return inNeedOfAttention(due, { code: 'out_of_step', detail });
  }
  const today = civilDateAt({ epochMs: billedAtMs, zone });
  const hold = holdPeriod({ ...terms, periodIndex, period: plan.period, today });
  if (hold.kind === 'settle') return settledWithout(due, { period: plan.period, as: hold.outcome });
  if (hold.kind === 'bill') return { kind: 'bill', plan };
  const untilMs = hold.until === null ? null : billingInstantMs({ date: hold.until, zone, subscriptionId });
  return unbilled(due, { outcome: { kind: 'held', why: 'paused', untilMs } });
}

/** A period that waits, or that there is not. */
export function unbilled(
  { terms, periodIndex }: Due,
  { outcome, ...stored }: Pick<Unbilled, 'outcome' | 'settled' | 'attention'>,
): Unbilled {
  return { kind: 'unbilled', terms, periodIndex, outcome, ...stored };
}

/** A period that is over without an invoice. */
export function settledWithout(due: Due, settled: { period: Period; as: SettlementOutcome }): Unbilled {
  return unbilled(due, { outcome: { kind: 'settled' }, settled });
}

/** A period that waits for a person. */
export function inNeedOfAttention(due: Due, attention: { code: AttentionCode; detail: string | null }): Unbilled {
  return unbilled(due, { outcome: { kind: 'needs_attention', code: attention.code }, attention });
}

/** The period after the one with that index. */
export function periodAfter({ subscriptionId, schedule }: SubscriptionTerms, index: number): NextPeriod {
  const nextPeriodIndex = index + 1;
  return { subscriptionId, nextPeriodIndex, nextPeriodFrom: periodStart(schedule, nextPeriodIndex) };
}
