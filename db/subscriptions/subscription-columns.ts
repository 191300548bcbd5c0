import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { PaymentTerms } from '../../domain/subscriptions/payment-terms.ts';
import type { Alignment, IntervalUnit, Schedule } from '../../domain/subscriptions/periods.ts';

/** How a subscription's row keeps its schedule. */
export interface ScheduleColumns {
  readonly startOn: CivilDate;
  readonly intervalUnit: IntervalUnit;
  readonly intervalCount: number;
  readonly alignment: Alignment['kind'];
  readonly anchorDay: number | null;
  readonly anchorDate: CivilDate | null;
}

/** How a subscription's row keeps its payment terms. */
export interface PaymentTermsColumns {
  readonly paymentTermsKind: PaymentTerms['kind'];
  readonly paymentTermsDays: number;
  readonly paymentDay: number | null;
}

/** The schedule that a row keeps. */
export function scheduleOf({
  startOn,
  intervalUnit,
  intervalCount,
  alignment,
  anchorDay,
  anchorDate,
}: ScheduleColumns): Schedule {
  return {
    start: startOn,
    interval: { unit: intervalUnit, count: intervalCount },
    alignment: alignmentOf({ alignment, anchorDay, anchorDate }),
  };
}

function alignmentOf({
  alignment: kind,
  anchorDay,
  anchorDate,
}: Pick<ScheduleColumns, 'alignment' | 'anchorDay' | 'anchorDate'>): Alignment {
  if (kind === 'anchor_day') {
    if (anchorDay === null) throw new Error('an alignment on a day has none');
    return { kind, day: anchorDay };
  }
  if (kind === 'anchor_date') {
    if (anchorDate === null) throw new Error('an alignment on a date has none');
    return { kind, date: anchorDate };
  }
  return { kind };
}

/** The columns that keep an alignment. */
export function alignmentColumns(
  alignment: Alignment,
): Pick<ScheduleColumns, 'alignment' | 'anchorDay' | 'anchorDate'> {
  return {
    alignment: alignment.kind,
    anchorDay: alignment.kind === 'anchor_day' ? alignment.day : null,
    anchorDate: alignment.kind === 'anchor_date' ? alignment.date : null,
  };
}

/** The payment terms that a row keeps. */
export function paymentTermsOf({
  paymentTermsKind: kind,
  paymentTermsDays: days,
  paymentDay,
}: PaymentTermsColumns): PaymentTerms {
  if (kind !== 'fixed_day') return { kind, days };
  if (paymentDay === null) throw new Error('payment on a fixed day has none');
  return { kind, day: paymentDay };
}

/** The columns that keep payment terms. */
export function paymentTermsColumns(terms: PaymentTerms): PaymentTermsColumns {
  return terms.kind === 'fixed_day'
    ? { paymentTermsKind: terms.kind, paymentTermsDays: 0, paymentDay: terms.day }
    : { paymentTermsKind: terms.kind, paymentTermsDays: terms.days, paymentDay: null };
}
