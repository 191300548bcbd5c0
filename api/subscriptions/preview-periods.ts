import { z } from 'zod';
import type { Subscription } from '../../db/entities/subscription.ts';
import { loadProjectable } from '../../db/forecasts/load-projectables.ts';
import type { EntityManager } from '../../db/orm.ts';
import { momentAt } from '../../domain/calendar/wake-up.ts';
import { type Projected, projectInvoices } from '../../domain/forecasts/project-invoices.ts';
import { createReckoning } from '../../domain/forecasts/reckoning.ts';
import { paymentDateAnswer, showPaymentDate } from '../collections/payment-date-fields.ts';
import { instant } from '../http/fields.ts';
import { documentLineAnswer, showDocumentLine, showTotals, TOTALS_FIELDS } from '../invoices/document-fields.ts';
import { ATTENTION_FIELDS, showAttention } from './attention-advice.ts';
import { nextPeriodOf } from './next-period.ts';
import { PERIOD_FIELDS } from './subscription-fields.ts';

const DEFAULT_PERIODS = 3;
const MAX_PERIODS = 60;

/** The query of how many periods are previewed. */
export const PREVIEWED_PERIODS = {
  periods: z
    .string()
    .regex(/^([1-9]|[1-5]\d|60)$/, `A whole number from 1 to ${MAX_PERIODS} is needed`)
    .transform((text) => Number.parseInt(text, 10))
    .default(DEFAULT_PERIODS)
    .meta({
      override: { type: 'integer', minimum: 1, maximum: MAX_PERIODS, default: DEFAULT_PERIODS, pattern: undefined },
    }),
};

const previewedInvoice = z
  .strictObject({
    issuedOn: z.string().meta({ format: 'date' }),
    dueOn: z
      .string()
      .meta({ format: 'date', description: 'The day that Betalingsservice draws the amount, where it does' }),
    paymentMethod: z.enum(['fi71', 'betalingsservice']),
    collection: paymentDateAnswer
      .nullable()
      .meta({ description: 'When and why Betalingsservice draws the amount, where it does' }),
    lines: z.array(documentLineAnswer),
    ...TOTALS_FIELDS,
  })
  .meta({ id: 'PreviewedInvoice' });

export const previewedPeriod = z
  .strictObject({
    index: z.int().meta({ description: 'The number of the period, counted from 0' }),
    ...PERIOD_FIELDS,
    billedAt: instant()
      .nullable()
      .meta({ description: 'Null where nothing is billed, and where it is not known when' }),
    held: z
      .boolean()
      .meta({ description: 'Waits for the end of a pause that nobody has named, and so do all that follow' }),
    settled: z
      .enum(['skipped', 'paused', 'free', 'nothing_due', 'dropped'])
      .nullable()
      .meta({ description: 'Why the period is over without an invoice' }),
    invoice: previewedInvoice.nullable(),
    obstacle: z
      .strictObject(ATTENTION_FIELDS)
      .nullable()
      .meta({ description: 'Why the period could not be billed as things stand' }),
  })
  .meta({ id: 'PreviewedPeriod' });

export const previewAnswer = z.strictObject({ periods: z.array(previewedPeriod) }).meta({ id: 'Preview' });

/** The next periods of a subscription on one debtor, after the one with an index, as they are going to be billed as things stand. */
export async function previewPeriods(
  em: EntityManager,
  subscription: Subscription,
  { count, after = -1 }: { count: number; after?: number },
): Promise<z.input<typeof previewedPeriod>[]> {
  const found = await loadProjectable(em, subscription.id);
  if (found === null || nextPeriodOf(subscription) === null) return [];
  const zone = found.facts.timeZone;
  const projection = { now: momentAt({ epochMs: Date.now(), zone }), reckoning: createReckoning(zone) };
  const periods: z.input<typeof previewedPeriod>[] = [];
  for (const projected of projectInvoices(found, projection)) {
    if (projected.periodIndex > after) periods.push(showProjected(projected));
    if (periods.length >= count) break;
  }
  return periods;
}

export function showProjected(projected: Projected): z.input<typeof previewedPeriod> {
  const period = {
    index: projected.periodIndex,
    ...projected.plan.period,
    billedAt: null,
    held: false,
    settled: null,
    invoice: null,
    obstacle: null,
  };
  if (projected.kind === 'held') return { ...period, held: true };
  if (projected.kind === 'settled') return { ...period, settled: projected.outcome };
  const billedAt = new Date(projected.at.epochMs).toISOString();
  if (projected.kind === 'obstacle') {
    return { ...period, billedAt, obstacle: showAttention(projected.obstacle) };
  }
  const { invoice } = projected;
  const { issuedOn, dueOn, mandateNumber, collection, lines } = invoice;
  return {
    ...period,
    billedAt,
    invoice: {
      issuedOn,
      dueOn,
      paymentMethod: mandateNumber === null ? 'fi71' : 'betalingsservice',
      collection: collection === null ? null : showPaymentDate(collection),
      lines: lines.map(showDocumentLine),
      ...showTotals(invoice),
    },
  };
}
