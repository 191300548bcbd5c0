import { Item } from '../../db/entities/item.ts';
import { loadItemPrices } from '../../db/items/load-item-prices.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, ItemId } from '../../domain/identifiers/ids.ts';
import type { VatCode } from '../../domain/money/vat-totals.ts';
import { type DatedPrice, priceOn } from '../../domain/items/item-price.ts';
import { creditorToday } from '../creditors/creditor-today.ts';
import { chunksOf } from '../http/chunks-of.ts';
import { setInTurns } from '../http/in-turns.ts';
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

interface ListedItem {
  readonly item: Item;
  readonly prices: readonly DatedPrice[];
}

/** What lines are priced from. */
export interface PriceList {
  readonly today: CivilDate;
  readonly items: ReadonlyMap<ItemId, ListedItem>;
}

/** The items that lines name, as far as they are the creditor's, with their prices of today and later. */
export async function loadPriceList(
  em: EntityManager,
  { creditorId, lines }: { creditorId: CreditorId; lines: readonly Unpriced[] },
): Promise<PriceList> {
  const ids = [...(await setInTurns(lines, ({ itemId }) => (itemId === null || itemId === undefined ? [] : [itemId])))];
  const today = await creditorToday(em, creditorId);
  const items = new Map<ItemId, ListedItem>();
  for (const itemIds of chunksOf(ids)) {
    const pricesOf = await loadItemPrices(em, { itemIds, from: today });
    // They are read alone: the end of the transaction does not look through them all.
    const found = await em.find(Item, { creditorId, id: { $in: itemIds } }, { disableIdentityMap: true });
    for (const item of found) items.set(item.id, { item, prices: pricesOf.get(item.id) ?? [] });
  }
  return { today, items };
}

/**
 * Gives a line that names an item its price and VAT of this day, where it has none of its own.
 * @throws ApiProblem where the item is not on the list, or archived and not among those that the lines had before; `path` is the
 * JSON pointer to the line.
 */
export function priceLine(
  { today, items }: PriceList,
  {
    line,
    path,
    itemsBefore = [],
  }: { line: Unpriced; path: string; itemsBefore?: readonly (ItemId | null)[] | undefined },
): PricedLine {
  const itemPath = `${path}/itemId`;
  const listed = line.itemId === undefined ? undefined : items.get(line.itemId);
  const item = listed?.item ?? null;
  const itemPriceMicro =
    listed === undefined
      ? undefined
      : priceOn({ unitPriceMicro: listed.item.unitPriceMicro, prices: listed.prices }, today);
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
}
