import { addDays, type CivilDate } from '../calendar/calendar.ts';
import { type CollectedTerms, collectedTurn, type CollectedTurn } from '../collections/collected-billing-day.ts';
import { carriedHere } from '../invoices/carry-credit.ts';
import type { ComposedLine, OneOffCharge } from '../lines/charge-lines.ts';
import {
  type BillingFacts,
  type Charged,
  type ComposedInvoice,
  issueCharged,
  type NothingDue,
  type Obstacle,
  sumLines,
} from '../invoices/compose-invoice.ts';
import { holdPeriod, type Pause } from '../subscriptions/hold-period.ts';
import { type ProjectedSteps, projectSteps } from '../indexations/project-steps.ts';
import type { PaymentDates } from '../collections/payment-dates.ts';
import type { PeriodPlan } from '../subscriptions/plan-period.ts';
import type { Turn, TurnTerms } from '../subscriptions/plan-turns.ts';
import type { Reckoning } from './reckoning.ts';
import { type Moment, momentAt } from '../calendar/wake-up.ts';

/** The invoice of a period that waits for approval, or has been approved or dropped already. */
export interface ComingDraft {
  readonly periodIndex: number;
  readonly status: 'waiting' | 'released' | 'dropped' | 'issued';
  readonly releaseAtMs: number;
  readonly lines: readonly ComposedLine[];
}

/** A subscription with all that decides what is billed from here on. */
export interface Projectable extends TurnTerms {
  readonly nextPeriodIndex: number;
  /** Periods up to this one are billed without waiting for their day. */
  readonly billThroughIndex: number | null;
  readonly draftWindowDays: number;
  readonly pauses: readonly Pause[];
  readonly skips: readonly number[];
  readonly draft: ComingDraft | null;
  readonly facts: BillingFacts;
  /** What decides how early it is billed; null where Betalingsservice does not draw it, and for a group. */
  readonly collected: CollectedTerms | null;
  /** The yearly steps of its prices that are still to be announced. */
  readonly indexation: ProjectedSteps | null;
}

/** What becomes of a coming period, as things stand. */
export type Projected = {
  readonly periodIndex: number;
  readonly plan: PeriodPlan;
  /** When that is decided: an invoice is issued then. */
  readonly at: Moment;
} & (
  | { readonly kind: 'invoice'; readonly invoice: ComposedInvoice }
  | { readonly kind: 'obstacle'; readonly obstacle: Obstacle }
  | { readonly kind: 'settled'; readonly outcome: 'skipped' | 'paused' | 'dropped' | NothingDue['nothingDue'] }
  /** It waits for the end of a pause that nobody has named, and so do all that follow. */
  | { readonly kind: 'held' }
);

/** Where a projection has come to: what the invoice before has left, and the moment before which nothing more is decided. */
interface Reached {
  readonly facts: BillingFacts;
  readonly earliest: Moment;
}

/** A subscription's own view of the calendar. */
interface Calendar {
  readonly turnOf: (periodIndex: number) => Turn | null;
  readonly nightOf: (date: CivilDate) => Moment;
  readonly paymentDates: PaymentDates;
}

/**
 * The periods that are still to be billed, in their order, by the same rules as the real run: one-off lines are on the first
 * invoice that may charge them and on no later one, and what a total below zero carries on is on the next. Endless where the
 * subscription is, as far as the years go that Termin bills in. A period is billed on its day, but not before now nor before the
 * one that it follows.
 */
export function* projectInvoices(
  found: Projectable,
  { now, reckoning }: { now: Moment; reckoning: Reckoning },
): Generator<Projected> {
  const clock = reckoning.clockOf(found.facts.subscriptionId);
  const calendar: Calendar = {
    turnOf: reckoning.turnsOf(found),
    nightOf: (date) => ({ epochMs: clock(date), date }),
    paymentDates: reckoning.paymentDatesBy(found.facts.collectionRules),
  };
  let reached: Reached = { facts: found.facts, earliest: now };
  for (let periodIndex = found.nextPeriodIndex; ; periodIndex += 1) {
    const projected = projectPeriod({ found, today: now.date, periodIndex, reached, calendar, reckoning });
    if (projected === null) return;
    yield projected;
    if (projected.kind === 'held') return;
    const facts = projected.kind === 'invoice' ? afterInvoice(reached.facts, projected.invoice) : reached.facts;
    reached = { facts, earliest: projected.at };
  }
}

interface Step {
  readonly found: Projectable;
  readonly today: CivilDate;
  readonly periodIndex: number;
  readonly reached: Reached;
  readonly calendar: Calendar;
  readonly reckoning: Reckoning;
}

/** A period whose turn it is, and the moment at which it is decided. */
interface Issued {
  readonly plan: PeriodPlan;
  readonly at: Moment;
  readonly collected: CollectedTurn;
  readonly step: Step;
}

/** Null where there is no such period any more. */
function projectPeriod(step: Step): Projected | null {
  try {
    const turn = step.calendar.turnOf(step.periodIndex);
    return turn === null ? null : decideTurn(turn, step);
  } catch (error) {
    // The calendar ends.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function decideTurn({ plan, billingDay: ordinaryOn }: Turn, step: Step): Projected {
  const { found, periodIndex, reached, calendar } = step;
  const collected = collectedTurnOf(found, { billingDay: ordinaryOn }, calendar.paymentDates);
  const { billThroughIndex, pauses, skips, draft } = found;
  const asked = billThroughIndex !== null && periodIndex <= billThroughIndex;
  const turn = asked ? reached.earliest : later(reached.earliest, calendar.nightOf(collected.billingDay));
  const hold = holdPeriod({ periodIndex, period: plan.period, today: turn.date, pauses, skips });
  if (hold.kind === 'settle') return { periodIndex, plan, at: turn, kind: 'settled', outcome: hold.outcome };
  if (hold.kind === 'hold' && hold.until === null) return { periodIndex, plan, at: turn, kind: 'held' };
  const at = hold.kind === 'hold' && hold.until !== null ? calendar.nightOf(hold.until) : turn;
  if (draft?.periodIndex === periodIndex) return takeDraft(draft, { plan, at, collected, step });
  return composeAndWait({ plan, at, collected, step, windowDays: found.draftWindowDays });
}

function collectedTurnOf(
  { billing: { charge }, collected }: Pick<Projectable, 'billing' | 'collected'>,
  { billingDay: ordinaryOn }: Pick<Turn, 'billingDay'>,
  paymentDates: PaymentDates,
): CollectedTurn {
  return collectedTurn({ ordinaryOn, charge }, collected, paymentDates);
}

/** An invoice that waits for approval is issued when its time has passed, should nobody do it sooner. */
function composeAndWait({ windowDays, ...issued }: Issued & { windowDays: number }): Projected {
  const { plan, at, step } = issued;
  const { periodIndex, reached, reckoning, calendar } = step;
  const charged = reckoning.charge(afterSteps(reached.facts, { plan, billedOn: at.date, step }), {
    plan,
    issuedOn: at.date,
  });
  if ('nothingDue' in charged) return { periodIndex, plan, at, kind: 'settled', outcome: charged.nothingDue };
  if ('obstacle' in charged) return { periodIndex, plan, at, kind: 'obstacle', obstacle: charged.obstacle };
  const composed = issue(charged, issued);
  if (windowDays === 0 || composed.kind === 'obstacle') return composed;
  return issue(charged, { ...issued, at: calendar.nightOf(addDays(at.date, windowDays)) });
}

function takeDraft(draft: ComingDraft, taken: Issued): Projected {
  const { plan, at, step } = taken;
  const { periodIndex, reached } = step;
  if (draft.status === 'dropped') return { periodIndex, plan, at, kind: 'settled', outcome: 'dropped' };
  const { timeZone: zone, language } = reached.facts;
  const waits = draft.status === 'waiting' && draft.releaseAtMs > at.epochMs;
  const issued = waits ? momentAt({ epochMs: draft.releaseAtMs, zone }) : at;
  return issue(sumLines(draft.lines, language), { ...taken, at: issued });
}

function issue(charged: Charged, { plan, at, collected: turn, step }: Issued): Projected {
  const { periodIndex, reached, calendar } = step;
  const invoice = issueCharged(reached.facts, { charged, at, turn, paymentDates: calendar.paymentDates });
  return 'obstacle' in invoice
    ? { periodIndex, plan, at, kind: 'obstacle', obstacle: invoice.obstacle }
    : { periodIndex, plan, at, kind: 'invoice', invoice };
}

function later(one: Moment, other: Moment): Moment {
  return one.epochMs < other.epochMs ? other : one;
}

/** What the invoice of a period is made from once the steps are taken that move its prices and are announced before it is billed. */
function afterSteps(
  facts: BillingFacts,
  { plan, billedOn, step: { found, today, calendar } }: { plan: PeriodPlan; billedOn: CivilDate; step: Step },
): BillingFacts {
  const { indexation, schedule, nextPeriodIndex } = found;
  if (indexation === null) return facts;
  const billingDayOf = (periodIndex: number) => {
    const turn = calendar.turnOf(periodIndex);
    return turn === null ? null : collectedTurnOf(found, turn, calendar.paymentDates).billingDay;
  };
  const billed = { on: billedOn, periods: { schedule, nextPeriodIndex, billingDayOf } };
  return {
    ...facts,
    lines: projectSteps(facts.lines, { ...indexation, schedule, today, through: plan.period.to, billed }),
  };
}

/** What the next invoice is made from: without the lines that were charged once, with what was carried on. */
function afterInvoice(facts: BillingFacts, { lines, carried, issuedOn }: ComposedInvoice): BillingFacts {
  if (carried.length === 0 && !facts.lines.some(({ kind }) => kind === 'one_off')) return facts;
  const charged = new Set(lines.map(({ oneOffLineId }) => oneOffLineId).filter((id) => id !== null));
  const left = facts.lines.filter(
    (line) =>
      line.kind === 'standing' ||
      (line.oneOffLineId === null
        ? line.chargeOn !== null && line.chargeOn > issuedOn
        : !charged.has(line.oneOffLineId)),
  );
  if (left.length === facts.lines.length && carried.length === 0) return facts;
  const credits = carried.map((one): OneOffCharge => {
    // The invoice has no number yet that its rest could name.
    const wording = carriedHere(one, { number: '…', language: facts.language });
    return { kind: 'one_off', oneOffLineId: null, itemId: null, itemNames: null, chargeOn: null, ...wording };
  });
  return { ...facts, lines: [...left, ...credits] };
}
