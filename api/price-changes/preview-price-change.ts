import { z } from 'zod';
import { uuidArray } from '../../db/lines/load-line-holders.ts';
import { formatMicro } from '../../domain/money/decimal.ts';
import type { SubscriptionId } from '../../domain/identifiers/ids.ts';
import { formatOre } from '../../domain/money/money.ts';
import { amount, shortDecimal } from '../http/fields.ts';
import { afterId, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { defineRoute } from '../http/route.ts';
import { type PlannedSubscription, planPriceChange } from './plan-price-change.ts';
import { priceChangeBody } from './price-change-fields.ts';
import { priceChangeRefusal } from './price-change-refusal.ts';

const terms = () => z.strictObject({ unitPrice: shortDecimal('250'), quantity: shortDecimal('1') });

const previewedSubscription = z
  .strictObject({
    subscriptionId: z.string(),
    reference: z.string().nullable(),
    debtorName: z.string().nullable().meta({ example: 'Prøvekunde Et' }),
    refusal: priceChangeRefusal
      .nullable()
      .meta({ description: 'Why it cannot be changed so; then nothing is changed at all' }),
    lines: z.array(
      z.strictObject({
        position: z.int(),
        text: z.string().nullable(),
        effectiveOn: z.string().meta({ format: 'date' }),
        old: terms(),
        new: terms(),
      }),
    ),
    nextInvoiceDifference: amount('25.00')
      .nullable()
      .meta({ description: 'What the next invoice asks for more, without VAT; null for a subscription group' }),
  })
  .meta({ id: 'PreviewedPriceChange' });

export const previewPriceChange = defineRoute({
  method: 'post',
  path: '/v1/price-changes/preview',
  operationId: 'previewPriceChange',
  tag: 'Lines',
  summary: 'Preview a change of price or quantity on many subscriptions',
  description:
    'Nothing is changed. Lines that follow the price of their item are left out, but for their quantity. What is known to change later stays.',
  access: 'creditor',
  readsOnly: true,
  status: 200,
  query: z.strictObject(PAGE_QUERY),
  body: priceChangeBody,
  answer: pageOf(previewedSubscription)
    .extend({
      subscriptions: z.int().meta({ description: 'How many there are on all pages' }),
      token: z.string().meta({ description: 'To apply what is shown, and nothing else' }),
    })
    .meta({ id: 'PriceChangePreview' }),
  problems: ['too_many_subscriptions'],
  async handle({ em, creditorId, query, body }) {
    const { subscriptions, token } = await planPriceChange(em, { creditorId, body, lock: false });
    const after = afterId(query);
    const rest = subscriptions
      .map((planned) => ({ id: planned.holder.subscriptionId, ...planned }))
      .filter(({ id }) => after === null || id < after)
      .toReversed()
      .slice(0, query.limit + 1);
    const names = await em.execute<{ id: SubscriptionId; reference: string | null; debtorName: string | null }[]>(
      `select s.id, s.reference, d.name "debtorName" from subscription s
       left join debtor d on d.creditor_id = s.creditor_id and d.id = s.debtor_id
       where s.creditor_id = ? and s.id = any(?::uuid[])`,
      [creditorId, uuidArray(rest.map(({ id }) => id))],
    );
    const byId = new Map(names.map((row) => [row.id, row]));
    const page = toPage(rest, query, (planned) => ({
      subscriptionId: planned.id,
      reference: byId.get(planned.id)?.reference ?? null,
      debtorName: byId.get(planned.id)?.debtorName ?? null,
      ...showPlanned(planned),
    }));
    return { ...page, subscriptions: subscriptions.length, token };
  },
});

function showPlanned({ edits, refusal, nextDifferenceOre }: PlannedSubscription) {
  return {
    refusal,
    lines: edits.map(({ position, from, old, changed }) => ({
      position,
      text: old.text,
      effectiveOn: from,
      old: { unitPrice: formatMicro(old.unitPriceMicro), quantity: formatMicro(old.quantityMicro) },
      new: { unitPrice: formatMicro(changed.unitPriceMicro), quantity: formatMicro(changed.quantityMicro) },
    })),
    nextInvoiceDifference: nextDifferenceOre === null ? null : formatOre(nextDifferenceOre),
  };
}
