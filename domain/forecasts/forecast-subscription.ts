import type { CivilDate } from '../calendar/calendar.ts';
import type { ComposedInvoice } from '../invoices/compose-invoice.ts';
import { type Projectable, type Projected, projectInvoices } from './project-invoices.ts';
import type { Reckoning } from './reckoning.ts';
import type { Moment } from '../calendar/wake-up.ts';

/** Why it is not known what a subscription will be billed, or not all of it. */
export type Unreckoned = 'needs_attention' | 'paused_without_end';

/**
 * Hands over the invoices that are issued through a day, in their order. What cannot be billed as things stand is left out, and why
 * is answered; null where all is known.
 */
export function forecastSubscription(
  found: Projectable,
  {
    now,
    reckoning,
    through,
    onInvoice,
  }: { now: Moment; reckoning: Reckoning; through: CivilDate; onInvoice: (invoice: ComposedInvoice) => void },
): Unreckoned | null {
  let unreckoned: Unreckoned | null = null;
  for (const projected of projectInvoices(found, { now, reckoning })) {
    if (projected.at.date > through) break;
    if (projected.kind === 'invoice') onInvoice(projected.invoice);
    else unreckoned ??= unreckonedBy(projected, found);
  }
  return unreckoned;
}

function unreckonedBy(projected: Projected, { pauses }: Projectable): Unreckoned | null {
  if (projected.kind === 'obstacle') return 'needs_attention';
  if (projected.kind === 'held') return 'paused_without_end';
  if (projected.kind !== 'settled' || projected.outcome !== 'paused') return null;
  const { from } = projected.plan.period;
  return pauses.some((pause) => pause.to === null && pause.from <= from) ? 'paused_without_end' : null;
}
