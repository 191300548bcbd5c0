import { Item } from '../../db/entities/item.ts';
import { loadItemPrices } from '../../db/load-item-prices.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId, ItemId } from '../../domain/ids.ts';
import type { VatCode } from '../../domain/invoice.ts';
import { priceOn } from '../../domain/item-price.ts';
import { creditorToday } from '../creditors/creditor-today.ts';
import { invalidField } from '../http/problem.ts';

export interface PricedLine {
  readonly itemId: ItemId | null;
  readonly text: string | null;
  readonly quantityMicro: bigint;
  readonly unitPriceMicro: bigint;
  readonly vatCode: VatCode;
}

/** What a line must say to be priced. */
interface Unpriced {
  readonly itemId?: ItemId | undefined;
  readonly text?: string | undefined;
  readonly quantity: bigint;
  readonly unitPrice?: bigint | undefined;
  readonly vatCode?: VatCode | undefined;
}

/**
 * Gives lines that name an item its price and VAT of this day, where they have none of their own.
 * @throws ApiProblem where an item is not the creditor's, or archived and not among those that the lines had before; `at` answers
 * the JSON pointer to a line.
 */
export async function priceLines(
  em: EntityManager,
  {
    creditorId,
    lines,
    at,
    itemsBefore = [],
  }: {
    creditorId: CreditorId;
    lines: readonly Unpriced[];
    at: (index: number) => string;
    itemsBefore?: readonly (ItemId | null)[];
  },
): Promise<PricedLine[]> {
  const ids = lines.flatMap(({ itemId }) => (itemId === undefined ? [] : [itemId]));
  const items = ids.length === 0 ? [] : await em.find(Item, { creditorId, id: { $in: ids } });
  const today = await creditorToday(em, creditorId);
  const pricesOf = await loadItemPrices(em, { itemIds: ids, from: today });
  const byId = new Map(items.map((item) => [item.id, item]));
  return lines.map((line, index) => {
    const itemPath = `${at(index)}/itemId`;
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
