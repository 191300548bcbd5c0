import { advanceSubscription } from '../../db/subscriptions/advance-subscription.ts';
import { PeriodSettlement } from '../../db/entities/period-settlement.ts';
import { dropDraft } from '../../db/invoices/invoice-drafts.ts';
import type { SubscriptionTerms } from '../../db/invoices/load-invoice-facts.ts';
import { markNeedsAttention } from '../../db/subscriptions/mark-needs-attention.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { SettlementOutcome } from '../../db/words/subscriptions.ts';
import { holdPeriod } from '../../domain/subscriptions/hold-period.ts';
import type { SubscriptionId } from '../../domain/identifiers/ids.ts';
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

/**
 * Whether it is a period's turn to be billed, for a subscription whose row is held and whose earlier periods are over: its plan, or
 * what becomes of it instead, which is stored.
 */
export async function takeTurn(
  em: EntityManager,
  {
    terms,
    timeZone: zone,
    periodIndex,
    billedAtMs,
  }: { terms: SubscriptionTerms; timeZone: string; periodIndex: number; billedAtMs: number },
): Promise<{ readonly kind: 'bill'; readonly plan: PeriodPlan } | NotBilled> {
  const { subscriptionId, schedule, endOn, rules } = terms;
  const plan = planPeriod(schedule, { index: periodIndex, bounds: { from: null, to: endOn }, rules });
  if (terms.status === 'cancelled' || terms.status === 'ended' || plan === null) return { kind: 'over' };
  if (periodIndex !== terms.nextPeriodIndex) {
    const detail = `period ${periodIndex} was asked for, but ${terms.nextPeriodIndex} is the next one to be billed`;
    return needsAttention(em, { subscriptionId, code: 'out_of_step', detail });
  }
  const today = civilDateAt({ epochMs: billedAtMs, zone });
  const hold = holdPeriod({ ...terms, periodIndex, period: plan.period, today });
  if (hold.kind === 'settle') return settlePeriod(em, { terms, plan, periodIndex, outcome: hold.outcome });
  if (hold.kind === 'bill') return { kind: 'bill', plan };
  const untilMs = hold.until === null ? null : billingInstantMs({ date: hold.until, zone, subscriptionId });
  return { kind: 'held', why: 'paused', untilMs };
}

/** Ends a period without an invoice. */
export async function settlePeriod(
  em: EntityManager,
  {
    terms,
    plan: { period },
    periodIndex,
    outcome,
  }: { terms: SubscriptionTerms; plan: PeriodPlan; periodIndex: number; outcome: SettlementOutcome },
): Promise<NotBilled> {
  const { subscriptionId, creditorId } = terms;
  await dropDraft(em, { subscriptionId, periodIndex });
  await em.insert(PeriodSettlement, {
    subscriptionId,
    periodIndex,
    creditorId,
    periodFrom: period.from,
    periodTo: period.to,
    outcome,
  });
  await advance(em, terms, periodIndex);
  return { kind: 'settled' };
}

/** Moves the subscription on from the period with that index. */
export async function advance(
  em: EntityManager,
  { subscriptionId, schedule }: SubscriptionTerms,
  index: number,
): Promise<void> {
  const nextPeriodIndex = index + 1;
  const nextPeriodFrom = periodStart(schedule, nextPeriodIndex);
  await advanceSubscription(em, { subscriptionId, nextPeriodIndex, nextPeriodFrom });
}

/** Makes what a person must fix the subscription's state, and answers it. */
export async function needsAttention(
  em: EntityManager,
  { subscriptionId, code, detail }: { subscriptionId: SubscriptionId; code: AttentionCode; detail: string | null },
): Promise<NotBilled> {
  await markNeedsAttention(em, { subscriptionId, code, detail });
  return { kind: 'needs_attention', code };
}
