import { billingDayOf } from './billing-day.ts';
import type { Billing } from './billing-day.ts';
import { addDays, type CivilDate } from './calendar.ts';
import { carriedHere } from './carry-credit.ts';
import type { OneOffCharge } from './charge-lines.ts';
import { type ComposedInvoice, composeInvoice, type InvoiceFacts, type Obstacle } from './compose-invoice.ts';
import { holdPeriod, type Pause } from './hold-period.ts';
import type { Schedule } from './periods.ts';
import { type PartialRules, type PeriodPlan, planPeriod } from './plan-period.ts';
import { billingInstantMs, civilDateAt } from './wake-up.ts';

/** A subscription with all that decides what is billed from here on. */
export interface Projectable {
  readonly schedule: Schedule;
  readonly billing: Billing;
  readonly rules: PartialRules;
  readonly endOn: CivilDate | null;
  readonly nextPeriodIndex: number;
  readonly draftWindowDays: number;
  readonly pauses: readonly Pause[];
  readonly skips: readonly number[];
  readonly facts: InvoiceFacts;
  /** What the invoice of a period says; as on a subscription on one debtor where it is missing. */
  readonly compose?: (
    facts: InvoiceFacts,
    how: { plan: PeriodPlan; periodIndex: number; billedAtMs: number; linesAtMs: number },
  ) => ReturnType<typeof composeInvoice>;
}

/** What becomes of a coming period, as things stand. */
export type Projected = { readonly periodIndex: number; readonly plan: PeriodPlan } & (
  | { readonly kind: 'invoice'; readonly billedAtMs: number; readonly invoice: ComposedInvoice }
  | { readonly kind: 'obstacle'; readonly billedAtMs: number; readonly obstacle: Obstacle }
  | { readonly kind: 'settled'; readonly outcome: 'skipped' | 'paused' | 'free' | 'nothing_due' }
  /** It waits for the end of a pause that nobody has named, and so do all that follow. */
  | { readonly kind: 'held' }
);

/**
 * The periods that are still to be billed, in their order, by the same rules as the real run: one-off lines are on the first
 * invoice that may charge them and on no later one, and what a total below zero carries on is on the next. Endless where the
 * subscription is. A period is billed on its day, but not before now nor before the one that it follows.
 * @throws RangeError where the periods leave the years that Termin bills in.
 */
export function* projectInvoices(found: Projectable, { nowMs }: { nowMs: number }): Generator<Projected> {
  const { schedule, endOn, rules, compose = composeInvoice } = found;
  const { timeZone: zone, subscriptionId } = found.facts;
  let { facts } = found;
  let earliestMs = nowMs;
  for (let periodIndex = found.nextPeriodIndex; ; periodIndex += 1) {
    const plan = planPeriod(schedule, { index: periodIndex, bounds: { from: null, to: endOn }, rules });
    if (plan === null) return;
    const instantOf = (date: CivilDate) => billingInstantMs({ date, zone, subscriptionId });
    const turnMs = Math.max(earliestMs, instantOf(billingDayOf(plan.period, found.billing)));
    const today = civilDateAt({ epochMs: turnMs, zone });
    const hold = holdPeriod({ ...found, periodIndex, period: plan.period, today });
    if (hold.kind === 'settle') {
      yield { periodIndex, plan, kind: 'settled', outcome: hold.outcome };
      continue;
    }
    if (hold.kind === 'hold' && hold.until === null) {
      yield { periodIndex, plan, kind: 'held' };
      return;
    }
    const composedAtMs = hold.kind === 'hold' && hold.until !== null ? instantOf(hold.until) : turnMs;
    const billedAtMs = afterApprovalMs(found, composedAtMs);
    const invoice = compose(facts, { plan, periodIndex, billedAtMs, linesAtMs: composedAtMs });
    if ('nothingDue' in invoice) {
      yield { periodIndex, plan, kind: 'settled', outcome: invoice.nothingDue };
      continue;
    }
    earliestMs = billedAtMs;
    if ('obstacle' in invoice) {
      yield { periodIndex, plan, kind: 'obstacle', billedAtMs, obstacle: invoice.obstacle };
      continue;
    }
    yield { periodIndex, plan, kind: 'invoice', billedAtMs, invoice };
    facts = afterInvoice(facts, invoice);
  }
}

/** An invoice that waits for approval is issued when its time has passed, should nobody do it sooner. */
function afterApprovalMs({ draftWindowDays, facts }: Projectable, composedAtMs: number): number {
  if (draftWindowDays === 0) return composedAtMs;
  const { timeZone: zone, subscriptionId } = facts;
  const date = addDays(civilDateAt({ epochMs: composedAtMs, zone }), draftWindowDays);
  return billingInstantMs({ date, zone, subscriptionId });
}

/** What the next invoice is made from: without the lines that were charged once, with what was carried on. */
function afterInvoice(facts: InvoiceFacts, { lines, carried, issuedOn }: ComposedInvoice): InvoiceFacts {
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
