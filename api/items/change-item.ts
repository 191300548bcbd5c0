import { loadItemPrices } from '../../db/items/load-item-prices.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId, ItemId } from '../../domain/identifiers/ids.ts';
import { datedPriceOn } from '../../domain/items/item-price.ts';
import { creditorToday } from '../creditors/creditor-today.ts';
import { ApiProblem } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { withoutUndefined } from '../http/without-undefined.ts';
import { findItem } from './find-item.ts';
import { changeItemBody, ITEM_PARAMS, itemAnswer, showItem } from './item-fields.ts';

export const changeItem = defineRoute({
  method: 'patch',
  path: '/v1/items/{itemId}',
  operationId: 'changeItem',
  tag: 'Items',
  summary: 'Change an item',
  description: 'Lines that are there already keep their price and VAT; their text follows the names.',
  access: 'creditor',
  status: 200,
  params: ITEM_PARAMS,
  body: changeItemBody,
  answer: itemAnswer,
  problems: ['item_number_taken', 'item_price_dated'],
  async handle({ em, creditorId, params, body }) {
    const item = await findItem(em, { creditorId, ...params, lock: true });
    const { number, unitPrice, archived, ...texts } = body;
    if (unitPrice !== undefined && unitPrice !== item.unitPriceMicro) {
      await refuseDated(em, { creditorId, itemId: item.id });
    }
    const archivedAt = archived === undefined ? undefined : archived ? (item.archivedAt ?? new Date()) : null;
    const change = withoutUndefined({ ...texts, itemNumber: number, unitPriceMicro: unitPrice, archivedAt });
    em.assign(item, { ...change, updatedAt: new Date() });
    await em.flush();
    return showItem(em, item);
  },
});

/** Once a dated price is in force, the item's own is history, and a new one would never be charged. */
async function refuseDated(
  em: EntityManager,
  { creditorId, itemId }: { creditorId: CreditorId; itemId: ItemId },
): Promise<void> {
  const today = await creditorToday(em, creditorId);
  const prices = await loadItemPrices(em, { itemIds: [itemId], from: today });
  const inForce = datedPriceOn(prices.get(itemId) ?? [], today);
  if (inForce === null) return;
  const detail = `A price is in force from ${inForce.validFrom}: set another from a day on, with PUT /v1/items/${itemId}/prices/${today}`;
  throw new ApiProblem('item_price_dated', {
    detail,
    errors: [{ path: '/unitPrice', code: 'item_price_dated', message: detail }],
  });
}
