import { z } from 'zod';
import { Subscription } from '../../db/entities/subscription.ts';
import { loadProjectable } from '../../db/forecasts/load-projectables.ts';
import { type Projected, projectInvoices } from '../../domain/forecasts/project-invoices.ts';
import { createReckoning } from '../../domain/forecasts/reckoning.ts';
import { momentAt } from '../../domain/calendar/wake-up.ts';
import { paymentDateAnswer, showPaymentDate } from '../collections/payment-date-fields.ts';
import { instant } from '../http/fields.ts';
import { invalidField, notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { documentLineAnswer, showDocumentLine, showTotals, TOTALS_FIELDS } from '../invoices/document-fields.ts';
import { attentionAdvice } from './attention-advice.ts';
import { nextPeriodOf } from './next-period.ts';
import { PERIOD_FIELDS } from './subscription-fields.ts';
import { SUBSCRIPTION_PARAMS } from './subscription-params.ts';

const DEFAULT_PERIODS = 3;
const MAX_PERIODS = 60;

/** As far ahead as is reckoned through for a page: periods follow from each other. */
const MAX_AHEAD = 10_000;

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
      .strictObject({ code: z.string(), whatToDo: z.string() })
      .nullable()
      .meta({ description: 'Why the period could not be billed as things stand' }),
  })
  .meta({ id: 'PreviewedPeriod' });

export const previewSubscription = defineRoute({
  method: 'get',
  path: '/v1/subscriptions/{subscriptionId}/preview',
  operationId: 'previewSubscription',
  tag: 'Subscriptions',
  summary: 'Preview the next periods',
  description:
    'By the same rules as the real run, from what is known now: an invoice that waits for approval is shown as it has been edited. ' +
    'A one-off line stands on the first period that may charge it, and what a total below zero carries on stands on the next. ' +
    'For the periods after those of an answer, ask for those `after` the last index.',
  access: 'creditor',
  status: 200,
  params: SUBSCRIPTION_PARAMS,
  query: z.strictObject({
    periods: z
      .string()
      .regex(/^([1-9]|[1-5]\d|60)$/, `A whole number from 1 to ${MAX_PERIODS} is needed`)
      .transform((text) => Number.parseInt(text, 10))
      .default(DEFAULT_PERIODS)
      .meta({
        override: { type: 'integer', minimum: 1, maximum: MAX_PERIODS, default: DEFAULT_PERIODS, pattern: undefined },
      }),
    after: z
      .string()
      .regex(/^\d{1,6}$/, 'The index of a period is needed')
      .transform((text) => Number.parseInt(text, 10))
      .optional()
      .meta({
        override: { type: 'integer', minimum: 0, pattern: undefined },
        description: 'Only periods after the one with that index',
      }),
  }),
  answer: z.strictObject({ periods: z.array(previewedPeriod) }).meta({ id: 'Preview' }),
  async handle({ em, creditorId, params, query }) {
    const { subscriptionId } = params;
    const subscription = await em.findOne(Subscription, { id: subscriptionId, creditorId });
    if (subscription === null) throw notFound();
    const { periods: count, after = -1 } = query;
    if (after > subscription.nextPeriodIndex + MAX_AHEAD) {
      const message = `No more than ${MAX_AHEAD} periods ahead are reckoned`;
      throw invalidField({ path: '/query/after', code: 'too_far_ahead', message });
    }
    const found = await loadProjectable(em, subscriptionId);
    if (found === null || nextPeriodOf(subscription) === null) return { periods: [] };
    const zone = found.facts.timeZone;
    const projection = { now: momentAt({ epochMs: Date.now(), zone }), reckoning: createReckoning(zone) };
    const periods: z.input<typeof previewedPeriod>[] = [];
    for (const projected of projectInvoices(found, projection)) {
      if (projected.periodIndex > after) periods.push(showProjected(projected));
      if (periods.length >= count) break;
    }
    return { periods };
  },
});

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
    const obstacle = { code: projected.obstacle, whatToDo: attentionAdvice(projected.obstacle) };
    return { ...period, billedAt, obstacle };
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
