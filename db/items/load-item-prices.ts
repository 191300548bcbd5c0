import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { ItemId } from '../../domain/identifiers/ids.ts';
import type { DatedPrice } from '../../domain/items/item-price.ts';
import type { EntityManager } from '../orm.ts';

// A price that a later one has taken over from before the day is history.
const SELECT = `
select p.item_id "itemId", p.valid_from "validFrom", p.unit_price_micro "unitPriceMicro" from item_price p
where p.item_id in (select jsonb_array_elements_text(?::jsonb)::uuid) and not exists (
  select from item_price l where l.item_id = p.item_id and l.valid_from > p.valid_from and l.valid_from <= ?)
order by p.valid_from`;

/** The dated prices of items that hold on a day or later, oldest first. An item without any is not in the map. */
export async function loadItemPrices(
  em: EntityManager,
  { itemIds, from }: { itemIds: readonly ItemId[]; from: CivilDate },
): Promise<ReadonlyMap<ItemId, readonly DatedPrice[]>> {
  if (itemIds.length === 0) return new Map();
  const rows = await em.execute<{ itemId: ItemId; validFrom: CivilDate; unitPriceMicro: string }[]>(SELECT, [
    JSON.stringify(itemIds),
    from,
  ]);
  const prices = rows.map((row) => ({ ...row, unitPriceMicro: BigInt(row.unitPriceMicro) }));
  return Map.groupBy(prices, ({ itemId }) => itemId);
}
