import { z } from 'zod';
import { scheduleOf } from '../../db/subscriptions/subscription-columns.ts';
import { formatOre } from '../../domain/money/money.ts';
import { periodAt } from '../../domain/subscriptions/periods.ts';
import { amount, instant } from '../http/fields.ts';
import { afterIndex, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { defineRoute } from '../http/route.ts';
import { findPastPeriods, type PastPeriod } from './find-past-periods.ts';
import { findSubscription, showSubscription, type SubscriptionRow } from './show-subscription.ts';
import { PERIOD_FIELDS } from './subscription-fields.ts';
import { SUBSCRIPTION_PARAMS } from './subscription-params.ts';

const periodAnswer = z
  .strictObject({
    index: z.int().meta({ description: 'From 0, the first period' }),
    ...PERIOD_FIELDS,
    state: z.enum(['next', 'billed', 'settled', 'unbilled']).meta({
      description:
        'settled: over without an invoice, for the reason in `settled`. unbilled: over with neither, which only a group without members is',
    }),
    settled: z.enum(['skipped', 'paused', 'free', 'nothing_due', 'dropped']).nullable(),
    billedAt: instant().nullable().meta({ description: 'When the next period will be billed' }),
    invoiceCount: z.int().meta({ description: 'A group has one for each member' }),
    invoiceId: z.string().nullable().meta({ description: 'Where there is one invoice' }),
    invoiceNumber: z.string().nullable(),
    issuedOn: z.string().nullable().meta({ format: 'date', description: 'Of several invoices the first day' }),
    dueOn: z.string().nullable().meta({ format: 'date', description: 'Of several invoices the last day' }),
    net: amount('250.00').nullable().meta({ description: 'Kroner without VAT, all invoices of the period' }),
    vat: amount('62.50').nullable(),
    total: amount('312.50').nullable(),
    credited: amount('0.00')
      .nullable()
      .meta({ description: 'Kroner, VAT included, by credit notes to these invoices' }),
  })
  .meta({ id: 'SubscriptionPeriod' });

export const listPeriods = defineRoute({
  method: 'get',
  path: '/v1/subscriptions/{subscriptionId}/periods',
  operationId: 'listPeriods',
  tag: 'Subscriptions',
  summary: 'List the periods: what was billed for which, and the next one',
  description: 'The latest first. Of what comes after the next one there is a preview.',
  access: 'creditor',
  status: 200,
  params: SUBSCRIPTION_PARAMS,
  query: z.strictObject(PAGE_QUERY),
  answer: pageOf(periodAnswer),
  async handle({ em, creditorId, params: { subscriptionId }, query }) {
    const row = await findSubscription(em, { creditorId, subscriptionId });
    const { nextPeriodIndex } = row;
    const { nextPeriod } = showSubscription(row);
    const after = afterIndex(query);
    const end = Math.min(after ?? nextPeriodIndex, nextPeriodIndex);
    const indices = Array.from({ length: Math.min(end, query.limit + 1) }, (_unused, place) => end - 1 - place);
    const bounds = { first: indices.at(-1) ?? 0, last: end - 1 };
    const past = await findPastPeriods(em, { subscriptionId, ...bounds });
    const periods = indices.map((index) => {
      const found = past.get(index);
      return found === undefined ? unbilledPeriod(row, index) : showPast(found);
    });
    const next =
      nextPeriod === null || after !== null
        ? []
        : [{ ...NOTHING, ...nextPeriod, state: 'next' as const, index: nextPeriodIndex }];
    const rows = [...next, ...periods].map((period) => ({ id: period.index.toString(), period }));
    return toPage(rows, query, ({ period }) => period);
  },
});

const NOTHING = {
  settled: null,
  billedAt: null,
  invoiceCount: 0,
  invoiceId: null,
  invoiceNumber: null,
  issuedOn: null,
  dueOn: null,
  net: null,
  vat: null,
  total: null,
  credited: null,
} as const;

type Shown = z.input<typeof periodAnswer>;

function unbilledPeriod(row: SubscriptionRow, index: number): Shown {
  const { from, to } = periodAt(scheduleOf(row), index);
  return { ...NOTHING, state: 'unbilled', index, from, to: row.endOn !== null && row.endOn < to ? row.endOn : to };
}

function showPast({ netOre, vatOre, totalOre, creditedOre, ...period }: PastPeriod): Shown {
  return {
    ...period,
    state: period.settled === null ? 'billed' : 'settled',
    billedAt: null,
    net: kroner(netOre),
    vat: kroner(vatOre),
    total: kroner(totalOre),
    credited: kroner(creditedOre),
  };
}

function kroner(ore: string | null): string | null {
  return ore === null ? null : formatOre(BigInt(ore));
}
