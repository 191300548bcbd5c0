import { Item } from '../../db/entities/item.ts';
import { loadItemPrices } from '../../db/load-item-prices.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId, ItemId } from '../../domain/ids.ts';
import type { VatCode } from '../../domain/invoice.ts';
import { priceOn } from '../../domain/item-price.ts';
import { creditorToday } from '../creditors/creditor-today.ts';
import { invalidField } from '../http/problem.ts';
import type { LineBody } from './line-fields.ts';

export interface PricedLine {
  readonly itemId: ItemId | null;
  readonly text: string | null;
  readonly quantityMicro: bigint;
  readonly unitPriceMicro: bigint;
  readonly vatCode: VatCode;
}

/**
 * Gives lines that name an item its price and VAT of this moment, where they have none of their own.
 * @throws ApiProblem where an item is not the creditor's, or archived and not among those that the lines had before; `path` is the
 * JSON pointer to the lines, empty where the body is the one line itself.
 */
export async function priceLines(
  em: EntityManager,
  {
    creditorId,
    lines,
    path,
    itemsBefore = [],
  }: { creditorId: CreditorId; lines: readonly LineBody[]; path: string; itemsBefore?: readonly (ItemId | null)[] },
): Promise<PricedLine[]> {
  const ids = lines.flatMap(({ itemId }) => (itemId === undefined ? [] : [itemId]));
  const items = ids.length === 0 ? [] : await em.find(Item, { creditorId, id: { $in: ids } });
  const today = await creditorToday(em, creditorId);
  const pricesOf = await loadItemPrices(em, { itemIds: ids, from: today });
  const byId = new Map(items.map((item) => [item.id, item]));
  return lines.map((line, index) => {
    const itemPath = path === '' ? '/itemId' : `${path}/${index}/itemId`;
    const item = line.itemId === undefined ? null : (byId.get(line.itemId) ?? null);
    const itemPriceMicro =
      item === null
        ? undefined
        : priceOn({ unitPriceMicro: item.unitPriceMicro, prices: pricesOf.get(item.id) ?? [] }, today);
    const unitPriceMicro = line.unitPrice ?? itemPriceMicro;
    const vatCode = line.vatCode ?? item?.vatCode;
    if ((line.itemId !== undefined && item === null) || unitPriceMicro === undefined || vatCode === undefined) {
      throw invalidField({ path: itemPath, code: 'not_found', message: 'There is no such item' });
    }
    if (item !== null && item.archivedAt !== null && !itemsBefore.includes(item.id)) {
      const message = 'The item is archived: take it out of the archive, or name another';
      throw invalidField({ path: itemPath, code: 'item_archived', message });
    }
    return { itemId: item?.id ?? null, text: line.text ?? null, quantityMicro: line.quantity, unitPriceMicro, vatCode };
  });
}
