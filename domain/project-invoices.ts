import { addDays, type CivilDate } from './calendar.ts';
import { carriedHere } from './carry-credit.ts';
import type { ComposedLine, OneOffCharge } from './charge-lines.ts';
import {
  type BillingFacts,
  type Charged,
  type ComposedInvoice,
  issueCharged,
  type NothingDue,
  type Obstacle,
  sumLines,
} from './compose-invoice.ts';
import { holdPeriod, type Pause } from './hold-period.ts';
import type { PeriodPlan } from './plan-period.ts';
import type { Turn, TurnTerms } from './plan-turns.ts';
import type { Reckoning } from './reckoning.ts';
import { type Moment, momentAt } from './wake-up.ts';

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
  };
  let reached: Reached = { facts: found.facts, earliest: now };
  for (let periodIndex = found.nextPeriodIndex; ; periodIndex += 1) {
    const projected = projectPeriod(found, { periodIndex, reached, calendar, reckoning });
    if (projected === null) return;
    yield projected;
    if (projected.kind === 'held') return;
    const facts = projected.kind === 'invoice' ? afterInvoice(reached.facts, projected.invoice) : reached.facts;
    reached = { facts, earliest: projected.at };
  }
}

interface Step {
  readonly periodIndex: number;
  readonly reached: Reached;
  readonly calendar: Calendar;
  readonly reckoning: Reckoning;
}

/** Null where there is no such period any more. */
function projectPeriod(found: Projectable, step: Step): Projected | null {
  try {
    const turn = step.calendar.turnOf(step.periodIndex);
    return turn === null ? null : decideTurn(found, turn, step);
  } catch (error) {
    // The calendar ends.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function decideTurn(found: Projectable, { plan, billingDay }: Turn, step: Step): Projected {
  const { periodIndex, reached, calendar } = step;
  const { billThroughIndex, pauses, skips, draft } = found;
  const asked = billThroughIndex !== null && periodIndex <= billThroughIndex;
  const turn = asked ? reached.earliest : later(reached.earliest, calendar.nightOf(billingDay));
  const hold = holdPeriod({ periodIndex, period: plan.period, today: turn.date, pauses, skips });
  if (hold.kind === 'settle') return { periodIndex, plan, at: turn, kind: 'settled', outcome: hold.outcome };
  if (hold.kind === 'hold' && hold.until === null) return { periodIndex, plan, at: turn, kind: 'held' };
  const at = hold.kind === 'hold' && hold.until !== null ? calendar.nightOf(hold.until) : turn;
  if (draft?.periodIndex === periodIndex) return takeDraft(draft, { plan, at, step });
  return composeAndWait({ plan, at, step, windowDays: found.draftWindowDays });
}

/** An invoice that waits for approval is issued when its time has passed, should nobody do it sooner. */
function composeAndWait({
  plan,
  at,
  step,
  windowDays,
}: {
  plan: PeriodPlan;
  at: Moment;
  step: Step;
  windowDays: number;
}): Projected {
  const { periodIndex, reached, reckoning, calendar } = step;
  const charged = reckoning.charge(reached.facts, { plan, issuedOn: at.date });
  if ('nothingDue' in charged) return { periodIndex, plan, at, kind: 'settled', outcome: charged.nothingDue };
  if ('obstacle' in charged) return { periodIndex, plan, at, kind: 'obstacle', obstacle: charged.obstacle };
  const composed = issue(charged, { plan, at, step });
  if (windowDays === 0 || composed.kind === 'obstacle') return composed;
  return issue(charged, { plan, at: calendar.nightOf(addDays(at.date, windowDays)), step });
}

function takeDraft(draft: ComingDraft, { plan, at, step }: { plan: PeriodPlan; at: Moment; step: Step }): Projected {
  const { periodIndex, reached } = step;
  if (draft.status === 'dropped') return { periodIndex, plan, at, kind: 'settled', outcome: 'dropped' };
  const { timeZone: zone, language } = reached.facts;
  const waits = draft.status === 'waiting' && draft.releaseAtMs > at.epochMs;
  const issued = waits ? momentAt({ epochMs: draft.releaseAtMs, zone }) : at;
  return issue(sumLines(draft.lines, language), { plan, at: issued, step });
}

function issue(charged: Charged, { plan, at, step }: { plan: PeriodPlan; at: Moment; step: Step }): Projected {
  const { periodIndex, reached, reckoning } = step;
  const invoice = issueCharged(reached.facts, { charged, at, paymentDates: reckoning.paymentDates });
  return 'obstacle' in invoice
    ? { periodIndex, plan, at, kind: 'obstacle', obstacle: invoice.obstacle }
    : { periodIndex, plan, at, kind: 'invoice', invoice };
}

function later(one: Moment, other: Moment): Moment {
  return one.epochMs < other.epochMs ? other : one;
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
