import type { CivilDate } from '../calendar/calendar.ts';
import type { BillableLine, StandingCharge } from '../lines/charge-lines.ts';
import { chargePeriod } from '../invoices/compose-invoice.ts';
import type { PeriodPlan } from '../subscriptions/plan-period.ts';

type ChargePeriod = typeof chargePeriod;

interface Known {
  readonly of: Parameters<ChargePeriod>[0];
  readonly charged: ReturnType<ChargePeriod>;
  /** Nothing changes before that day; null where nothing ever does. */
  readonly changesOn: CivilDate | null;
}

/**
 * `chargePeriod` for one subscription after the other, their periods in order, that reckons whole periods once for as long as no
 * line begins, ends or changes its price. The amounts are the same; the texts may be those of an earlier period.
 */
export function createSteadyCharge(): ChargePeriod {
  let known: Known | null = null;
  return (facts, at) => {
    if (known?.of === facts && isSteady(known, at)) return known.charged;
    const charged = chargePeriod(facts, at);
    known = isWhole(at.plan) ? { of: facts, charged, changesOn: nextChange(facts.lines, at) } : null;
    return charged;
  };
}

function isWhole({ share, free }: PeriodPlan): boolean {
  return share === null && !free;
}

function isSteady({ changesOn }: Known, { plan, issuedOn }: Parameters<ChargePeriod>[1]): boolean {
  return isWhole(plan) && (changesOn === null || (plan.period.to < changesOn && issuedOn < changesOn));
}

/** The first day, from the period's first one or from its issue on, on which a line may come to be charged in another way. */
function nextChange(
  lines: readonly BillableLine[],
  { plan: { period }, issuedOn }: Parameters<ChargePeriod>[1],
): CivilDate | null {
  let first: CivilDate | null = null;
  for (const line of lines) {
    const [from, days] = line.kind === 'standing' ? [period.from, changesOf(line)] : [issuedOn, [line.chargeOn]];
    for (const day of days) if (day !== null && day >= from && (first === null || day < first)) first = day;
  }
  return first;
}

// The last day of a validity stands for the day after it, which need not be a day that Termin bills on.
function changesOf({ validFrom, validTo, itemPrices }: StandingCharge): (CivilDate | null)[] {
  return [validFrom, validTo, ...(itemPrices?.prices ?? []).map((price) => price.validFrom)];
}
