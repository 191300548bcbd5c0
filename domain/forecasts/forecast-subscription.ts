import type { CivilDate } from '../calendar/calendar.ts';
import type { ComposedInvoice } from '../invoices/compose-invoice.ts';
import { type Projectable, type Projected, projectInvoices } from './project-invoices.ts';
import type { Reckoning } from './reckoning.ts';
import type { Moment } from '../calendar/wake-up.ts';

/** Why it is not known what a subscription will be billed, or not all of it. */
export type Unreckoned = 'needs_attention' | 'paused_without_end';

/** Up to which day invoices are wanted, and what becomes of each. */
export interface Wanted {
  readonly through: CivilDate;
  readonly onInvoice: (invoice: ComposedInvoice) => void;
}

/**
 * Hands over the invoices that are issued through a day, in their order. What cannot be billed as things stand is left out, and why
 * is answered; null where all is known.
 */
export function forecastSubscription(
  found: Projectable,
  { now, reckoning, ...wanted }: { now: Moment; reckoning: Reckoning } & Wanted,
): Unreckoned | null {
  return forecastPeriods(projectInvoices(found, { now, reckoning }), { pauses: found.pauses, ...wanted });
}

/** As `forecastSubscription`, of the periods that a subscription, or a group for one of its members, is going to be billed. */
export function forecastPeriods(
  periods: Iterable<Projected>,
  { pauses, through, onInvoice }: Pick<Projectable, 'pauses'> & Wanted,
): Unreckoned | null {
  let unreckoned: Unreckoned | null = null;
  for (const projected of periods) {
    if (projected.at.date > through) break;
    if (projected.kind === 'invoice') onInvoice(projected.invoice);
    else unreckoned ??= unreckonedBy(projected, pauses);
  }
  return unreckoned;
}

function unreckonedBy(projected: Projected, pauses: Projectable['pauses']): Unreckoned | null {
  if (projected.kind === 'obstacle') return 'needs_attention';
  if (projected.kind === 'held') return 'paused_without_end';
  if (projected.kind !== 'settled' || projected.outcome !== 'paused') return null;
  const { from } = projected.plan.period;
  return pauses.some((pause) => pause.to === null && pause.from <= from) ? 'paused_without_end' : null;
}
