import { z } from 'zod';
import { Subscription } from '../../db/entities/subscription.ts';
import { loadInvoiceFacts } from '../../db/load-invoice-facts.ts';
import { type Projected, projectInvoices } from '../../domain/project-invoices.ts';
import { instant } from '../http/fields.ts';
import { notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { documentLineAnswer, showDocumentLine, showTotals, TOTALS_FIELDS } from '../invoices/document-fields.ts';
import { attentionAdvice } from './attention-advice.ts';
import { nextPeriodOf } from './next-period.ts';
import { PERIOD_FIELDS } from './subscription-fields.ts';
import { SUBSCRIPTION_PARAMS } from './subscription-params.ts';

const DEFAULT_PERIODS = 3;
const MAX_PERIODS = 24;

const previewedInvoice = z
  .strictObject({
    issuedOn: z.string().meta({ format: 'date' }),
    dueOn: z
      .string()
      .meta({ format: 'date', description: 'The day that Betalingsservice draws the amount, where it does' }),
    paymentMethod: z.enum(['fi71', 'betalingsservice']),
    lines: z.array(documentLineAnswer),
    ...TOTALS_FIELDS,
  })
  .meta({ id: 'PreviewedInvoice' });

export const previewedPeriod = z
  .strictObject({
    ...PERIOD_FIELDS,
    billedAt: instant()
      .nullable()
      .meta({ description: 'Null where nothing is billed, or nobody has said when the pause ends' }),
    settled: z
      .enum(['skipped', 'paused', 'free', 'nothing_due'])
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
    'By the same rules as the real run, from what is known now. Waiting one-off lines stand on the first period alone.',
  access: 'creditor',
  status: 200,
  params: SUBSCRIPTION_PARAMS,
  query: z.strictObject({
    periods: z
      .string()
      .regex(/^([1-9]|1\d|2[0-4])$/, `A whole number from 1 to ${MAX_PERIODS} is needed`)
      .transform((text) => Number.parseInt(text, 10))
      .default(DEFAULT_PERIODS)
      .meta({
        override: { type: 'integer', minimum: 1, maximum: MAX_PERIODS, default: DEFAULT_PERIODS, pattern: undefined },
      }),
  }),
  answer: z.strictObject({ periods: z.array(previewedPeriod) }).meta({ id: 'Preview' }),
  async handle({ em, creditorId, params, query }) {
    const { subscriptionId } = params;
    const subscription = await em.findOne(Subscription, { id: subscriptionId, creditorId });
    if (subscription === null) throw notFound();
    const found = await loadInvoiceFacts(em, { subscriptionId, lock: false });
    if (found === null || nextPeriodOf(subscription) === null) return { periods: [] };
    const periods: z.input<typeof previewedPeriod>[] = [];
    for (const projected of projectInvoices(found, { nowMs: Date.now() })) {
      periods.push(showProjected(projected));
      if (periods.length >= query.periods) break;
    }
    return { periods };
  },
});

export function showProjected(projected: Projected): z.input<typeof previewedPeriod> {
  const { period } = projected.plan;
  if (projected.kind === 'held') return { ...period, billedAt: null, settled: null, invoice: null, obstacle: null };
  if (projected.kind === 'settled') {
    return { ...period, billedAt: null, settled: projected.outcome, invoice: null, obstacle: null };
  }
  const billedAt = new Date(projected.billedAtMs).toISOString();
  if (projected.kind === 'obstacle') {
    const obstacle = { code: projected.obstacle, whatToDo: attentionAdvice(projected.obstacle) };
    return { ...period, billedAt, settled: null, invoice: null, obstacle };
  }
  const { invoice } = projected;
  const { issuedOn, dueOn, mandateNumber, lines } = invoice;
  return {
    ...period,
    billedAt,
    settled: null,
    invoice: {
      issuedOn,
      dueOn,
      paymentMethod: mandateNumber === null ? 'fi71' : 'betalingsservice',
      lines: lines.map(showDocumentLine),
      ...showTotals(invoice),
    },
    obstacle: null,
  };
}
