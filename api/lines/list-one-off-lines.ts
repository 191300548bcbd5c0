import { z } from 'zod';
import { Debtor } from '../../db/entities/debtor.ts';
import { Item } from '../../db/entities/item.ts';
import { OneOffLine } from '../../db/entities/one-off-line.ts';
import { Subscription } from '../../db/entities/subscription.ts';
import type { OneOffLineId } from '../../domain/identifiers/ids.ts';
import { newestFirst, olderThanCursor, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { oneOffLineListed, showOneOffLine } from './one-off-line-fields.ts';
import { SUBSCRIPTION_PARAMS } from '../subscriptions/subscription-params.ts';

export const listOneOffLines = defineRoute({
  method: 'get',
  path: '/v1/subscriptions/{subscriptionId}/one-off-lines',
  operationId: 'listOneOffLines',
  tag: 'Subscriptions',
  summary: 'List the one-off lines, billed ones too',
  access: 'creditor',
  status: 200,
  params: SUBSCRIPTION_PARAMS,
  query: z.strictObject(PAGE_QUERY),
  answer: pageOf(oneOffLineListed),
  async handle({ em, creditorId, params, query }) {
    const { subscriptionId } = params;
    const subscription = await em.findOne(Subscription, { id: subscriptionId, creditorId });
    if (subscription === null) throw notFound();
    const rows = await em.find(
      OneOffLine,
      { subscriptionId, ...olderThanCursor<OneOffLineId>(query) },
      newestFirst(query),
    );
    const debtorOf = ({ debtorId }: OneOffLine) => debtorId ?? subscription.debtorId ?? null;
    const debtors = await em.find(Debtor, { creditorId, id: { $in: rows.flatMap((row) => debtorOf(row) ?? []) } });
    const items = await em.find(Item, { creditorId, id: { $in: rows.flatMap(({ itemId }) => itemId ?? []) } });
    const customerNumbers = new Map(debtors.map(({ id, customerNumber }) => [id, customerNumber]));
    const itemNumbers = new Map(items.map(({ id, itemNumber }) => [id, itemNumber]));
    return toPage(rows, query, (line) => {
      const debtorId = debtorOf(line);
      return {
        ...showOneOffLine(line),
        customerNumber: (debtorId === null ? undefined : customerNumbers.get(debtorId)) ?? '',
        reference: subscription.reference ?? null,
        itemNumber: (line.itemId === null ? undefined : itemNumbers.get(line.itemId)) ?? null,
      };
    });
  },
});
