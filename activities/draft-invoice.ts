import { v7 as uuid } from 'uuid';
import { advanceSubscription } from '../db/advance-subscription.ts';
import { isDatabaseAway } from '../db/database-away.ts';
import { Invoice } from '../db/entities/invoice.ts';
import { PeriodSettlement } from '../db/entities/period-settlement.ts';
import { insertInvoices } from '../db/insert-invoices.ts';
import { dropDraft, markDraftIssued } from '../db/invoice-drafts.ts';
import type { SubscriptionFacts } from '../db/load-invoice-facts.ts';
import { loadInvoiceFacts } from '../db/load-invoice-facts.ts';
import { clearAttention, markNeedsAttention } from '../db/mark-needs-attention.ts';
import type { EntityManager } from '../db/orm.ts';
import type { SettlementOutcome } from '../db/words.ts';
import type { CivilDate } from '../domain/calendar.ts';
import type { ComposedInvoice } from '../domain/compose-invoice.ts';
import { holdPeriod } from '../domain/hold-period.ts';
import type { DraftId, InvoiceId, SubscriptionId } from '../domain/ids.ts';
import { periodStart } from '../domain/periods.ts';
import { type PeriodPlan, planPeriod } from '../domain/plan-period.ts';
import { billingInstantMs, civilDateAt } from '../domain/wake-up.ts';
import type { AttentionCode } from './attention.ts';
import type { ActivityDependencies } from './dependencies.ts';
import { composeOrTakeDraft } from './take-draft.ts';

export interface DraftInvoiceInput {
  readonly subscriptionId: SubscriptionId;
  readonly periodIndex: number;
  /** The workflow's clock, epoch ms: the invoice is issued on its date in the creditor's zone. */
  readonly billedAtMs: number;
}

export type DraftOutcome =
  | { readonly kind: 'issued'; readonly invoiceId: InvoiceId; readonly mail: boolean; readonly collect: boolean }
  /** The period is over without an invoice. */
  | { readonly kind: 'settled' }
  /** The period waits: for the end of a pause, or for somebody's approval; epoch ms, null while nobody knows until when. */
  | { readonly kind: 'held'; readonly why: 'paused' | 'awaiting_approval'; readonly untilMs: number | null }
  /** The subscription was ended or cancelled before this period. */
  | { readonly kind: 'over' }
  | { readonly kind: 'needs_attention'; readonly code: AttentionCode };

/**
 * Issues the invoice of a period: number, payment id, lines, VAT, the one-off lines consumed and its mail laid ready, all in one
 * transaction; or settles the period without one, or says until when it waits. Asked twice, it answers the same. What a person must
 * fix is stored as the subscription's state and answered; only a database that is away makes it fail, and then it is tried again.
 */
export function createDraftInvoice({ orm }: Pick<ActivityDependencies, 'orm'>) {
  return async function draftInvoice(input: DraftInvoiceInput): Promise<DraftOutcome> {
    try {
      return await orm.em.fork().transactional(
        async (em) => {
          const outcome = await draft(em, input);
          if (outcome.kind === 'held') await clearAttention(em, input);
          return outcome;
        },
        { clear: true },
      );
    } catch (error) {
      if (isDatabaseAway(error)) throw error;
      const detail = error instanceof Error ? error.message : String(error);
      await markNeedsAttention(orm.em.fork(), { ...input, code: 'cannot_be_drafted', detail });
      return { kind: 'needs_attention', code: 'cannot_be_drafted' };
    }
  };
}

async function draft(
  em: EntityManager,
  { subscriptionId, periodIndex, billedAtMs }: DraftInvoiceInput,
): Promise<DraftOutcome> {
  const found = await loadInvoiceFacts(em, { subscriptionId, lock: true });
  if (found === null) return { kind: 'needs_attention', code: 'subscription_missing' };
  if (periodIndex < found.nextPeriodIndex) return decidedBefore(em, found, periodIndex);
  const { schedule, endOn, rules } = found;
  const plan = planPeriod(schedule, { index: periodIndex, bounds: { from: null, to: endOn }, rules });
  if (found.status === 'cancelled' || found.status === 'ended' || plan === null) return { kind: 'over' };
  if (periodIndex !== found.nextPeriodIndex) {
    const detail = `period ${periodIndex} was asked for, but ${found.nextPeriodIndex} is the next one to be billed`;
    return needsAttention(em, { subscriptionId, code: 'out_of_step', detail });
  }
  const today = civilDateAt({ epochMs: billedAtMs, zone: found.facts.timeZone });
  const hold = holdPeriod({ ...found, periodIndex, period: plan.period, today });
  if (hold.kind === 'settle') return settle(em, { found, plan, periodIndex, outcome: hold.outcome });
  if (hold.kind === 'hold') return { kind: 'held', why: 'paused', untilMs: untilMs(found, hold.until) };
  const { invoice, draftId } = await composeOrTakeDraft(em, { found, plan, periodIndex, billedAtMs });
  if ('held' in invoice) return { kind: 'held', why: 'awaiting_approval', untilMs: invoice.held };
  if ('nothingDue' in invoice) return settle(em, { found, plan, periodIndex, outcome: invoice.nothingDue });
  if ('obstacle' in invoice) return needsAttention(em, { subscriptionId, code: invoice.obstacle, detail: null });
  return issue(em, { found, plan, periodIndex, composed: invoice, draftId });
}

async function issue(
  em: EntityManager,
  {
    found,
    plan: { period },
    periodIndex,
    composed,
    draftId,
  }: {
    found: SubscriptionFacts;
    plan: PeriodPlan;
    periodIndex: number;
    composed: ComposedInvoice;
    draftId: DraftId | null;
  },
): Promise<DraftOutcome> {
  const { creditorId, facts } = found;
  const invoiceId = uuid() as InvoiceId;
  await insertInvoices(em, { creditorId, invoices: [{ invoiceId, facts, composed, period, periodIndex }] });
  if (draftId !== null) await markDraftIssued(em, { draftId, invoiceId });
  await advance(em, found, periodIndex);
  return { kind: 'issued', invoiceId, mail: facts.email !== null, collect: composed.mandateNumber !== null };
}

async function settle(
  em: EntityManager,
  {
    found,
    plan: { period },
    periodIndex,
    outcome,
  }: { found: SubscriptionFacts; plan: PeriodPlan; periodIndex: number; outcome: SettlementOutcome },
): Promise<DraftOutcome> {
  const { subscriptionId, creditorId } = found;
  if (found.draftWindowDays > 0) await dropDraft(em, { subscriptionId, periodIndex });
  await em.insert(PeriodSettlement, {
    subscriptionId,
    periodIndex,
    creditorId,
    periodFrom: period.from,
    periodTo: period.to,
    outcome,
  });
  await advance(em, found, periodIndex);
  return { kind: 'settled' };
}

async function advance(
  em: EntityManager,
  { subscriptionId, schedule }: SubscriptionFacts,
  index: number,
): Promise<void> {
  const nextPeriodIndex = index + 1;
  const nextPeriodFrom = periodStart(schedule, nextPeriodIndex);
  await advanceSubscription(em, { subscriptionId, nextPeriodIndex, nextPeriodFrom });
}

async function needsAttention(
  em: EntityManager,
  { subscriptionId, code, detail }: { subscriptionId: SubscriptionId; code: AttentionCode; detail: string | null },
): Promise<DraftOutcome> {
  await markNeedsAttention(em, { subscriptionId, code, detail });
  return { kind: 'needs_attention', code };
}

function untilMs({ facts, subscriptionId }: SubscriptionFacts, date: CivilDate | null): number | null {
  return date === null ? null : billingInstantMs({ date, zone: facts.timeZone, subscriptionId });
}

/**
 * The answer for a period that is over already. Asked of the database only now, with the subscription's row locked: before, a
 * draft under way at the same time might not have been seen. Both later steps look at the invoice for themselves, so that it is safe
 * to ask for both after a first answer was lost.
 */
async function decidedBefore(
  em: EntityManager,
  { facts }: SubscriptionFacts,
  periodIndex: number,
): Promise<DraftOutcome> {
  const { subscriptionId, debtorId, email, betalingsservice } = facts;
  const invoice = await em.findOne(Invoice, { subscriptionId, debtorId, periodIndex }, { fields: ['id'] });
  if (invoice !== null) {
    return { kind: 'issued', invoiceId: invoice.id, mail: email !== null, collect: betalingsservice !== null };
  }
  await em.findOneOrFail(PeriodSettlement, { subscriptionId, periodIndex });
  return { kind: 'settled' };
}
