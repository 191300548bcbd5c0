import { z } from 'zod';
import { Subscription } from '../../db/entities/subscription.ts';
import { loadInvoiceFacts } from '../../db/load-invoice-facts.ts';
import { composeInvoice, type InvoiceFacts } from '../../domain/compose-invoice.ts';
import type { Period } from '../../domain/invoice.ts';
import { billingInstantMs } from '../../domain/wake-up.ts';
import { instant } from '../http/fields.ts';
import { notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { documentLineAnswer, showDocumentLine, showTotals, TOTALS_FIELDS } from '../invoices/document-fields.ts';
import { attentionAdvice } from './attention-advice.ts';
import { nextPeriodOf, periodWithinCalendar, scheduleOf } from './next-period.ts';
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

const previewedPeriod = z
  .strictObject({
    ...PERIOD_FIELDS,
    billedAt: instant(),
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
    const { nextPeriodIndex, endOn } = subscription;
    const found = await loadInvoiceFacts(em, { subscriptionId, lock: false });
    if (found === null || nextPeriodOf(subscription) === null) return { periods: [] };
    const periods: z.input<typeof previewedPeriod>[] = [];
    for (let ahead = 0; ahead < query.periods; ahead += 1) {
      const period = periodWithinCalendar(scheduleOf(subscription), nextPeriodIndex + ahead);
      if (period === null || (endOn !== null && period.from > endOn)) break;
      periods.push(previewPeriod(ahead === 0 ? found.facts : withoutOneOffLines(found.facts), period));
    }
    return { periods };
  },
});

function previewPeriod(facts: InvoiceFacts, period: Period): z.input<typeof previewedPeriod> {
  const { timeZone: zone, subscriptionId } = facts;
  // What is due already is billed now.
  const billedAtMs = Math.max(Date.now(), billingInstantMs({ date: period.from, zone, subscriptionId }));
  const billedAt = new Date(billedAtMs).toISOString();
  const composed = composeInvoice(facts, { billedAtMs });
  if ('obstacle' in composed) {
    const obstacle = { code: composed.obstacle, whatToDo: attentionAdvice(composed.obstacle) };
    return { ...period, billedAt, invoice: null, obstacle };
  }
  const { issuedOn, dueOn, mandateNumber, lines } = composed;
  return {
    ...period,
    billedAt,
    invoice: {
      issuedOn,
      dueOn,
      paymentMethod: mandateNumber === null ? 'fi71' : 'betalingsservice',
      lines: lines.map(showDocumentLine),
      ...showTotals(composed),
    },
    obstacle: null,
  };
}

function withoutOneOffLines(facts: InvoiceFacts): InvoiceFacts {
  return { ...facts, lines: facts.lines.filter(({ oneOffLineId }) => oneOffLineId === null) };
}
