import { z } from 'zod';
import type { Item } from '../../db/entities/item.ts';
import { loadItemPrices } from '../../db/items/load-item-prices.ts';
import type { EntityManager } from '../../db/orm.ts';
import { formatMicro } from '../../domain/money/decimal.ts';
import type { CreditorId, ItemId } from '../../domain/identifiers/ids.ts';
import { priceOn } from '../../domain/items/item-price.ts';
import { creditorToday } from '../creditors/creditor-today.ts';
import { id, instant, isoInstant, isoInstantOrNull, line, shortDecimal, unitPrice, vatCode } from '../http/fields.ts';

export const ITEM_PARAMS = z.strictObject({ itemId: id<ItemId>() });

const changeable = {
  number: line(32, 'KONT-1'),
  nameDa: line(200, 'Kontingent'),
  nameEn: line(200, 'Membership'),
  unitPrice: unitPrice().meta({ description: 'Kroner without VAT; the price before the first dated one' }),
  vatCode: vatCode(),
};
const descriptionDa = line(1000, 'Kontingent til foreningen, med adgang til alle arrangementer').nullable();
const descriptionEn = line(1000, 'Membership of the association, with all events').nullable();

export const createItemBody = z
  .strictObject({
    ...changeable,
    descriptionDa: descriptionDa.default(null),
    descriptionEn: descriptionEn.default(null),
  })
  .meta({ id: 'ItemInput' });
export const changeItemBody = z
  .strictObject({
    ...changeable,
    descriptionDa,
    descriptionEn,
    archived: z
      .boolean()
      .meta({ description: 'An archived item is put on no new line; lines that have it keep it', example: true }),
  })
  .partial()
  .meta({ id: 'ItemChange' });

export const itemAnswer = z
  .strictObject({
    id: z.string(),
    number: z.string(),
    nameDa: z.string(),
    nameEn: z.string(),
    descriptionDa: z.string().nullable(),
    descriptionEn: z.string().nullable(),
    unitPrice: shortDecimal('250').meta({ description: 'The price before the first dated one' }),
    currentPrice: shortDecimal('265').meta({ description: 'The price today' }),
    prices: z
      .array(z.strictObject({ validFrom: z.string().meta({ format: 'date' }), unitPrice: shortDecimal('265') }))
      .meta({ description: 'The dated price in force, where there is one, and those to come; oldest first' }),
    vatCode: vatCode(),
    archivedAt: instant().nullable(),
    createdAt: instant(),
    updatedAt: instant(),
  })
  .meta({ id: 'Item' });

/** Items of a creditor as the API shows them, in the order given. */
export async function showItems(
  em: EntityManager,
  { creditorId, items }: { creditorId: CreditorId; items: readonly Item[] },
): Promise<z.input<typeof itemAnswer>[]> {
  const today = await creditorToday(em, creditorId);
  const pricesOf = await loadItemPrices(em, { itemIds: items.map(({ id: itemId }) => itemId), from: today });
  return items.map((item) => {
    const { unitPriceMicro, descriptionDa: da, descriptionEn: en, vatCode: code } = item;
    const prices = pricesOf.get(item.id) ?? [];
    return {
      id: item.id,
      number: item.itemNumber,
      nameDa: item.nameDa,
      nameEn: item.nameEn,
      descriptionDa: da ?? null,
      descriptionEn: en ?? null,
      unitPrice: formatMicro(unitPriceMicro),
      currentPrice: formatMicro(priceOn({ unitPriceMicro, prices }, today)),
      prices: prices.map((price) => ({
        validFrom: price.validFrom,
        unitPrice: formatMicro(price.unitPriceMicro),
      })),
      vatCode: code,
      archivedAt: isoInstantOrNull(item.archivedAt ?? null),
      createdAt: isoInstant(item.createdAt),
      updatedAt: isoInstant(item.updatedAt),
    };
  });
}

/** One item as the API shows it. */
export async function showItem(em: EntityManager, item: Item): Promise<z.input<typeof itemAnswer>> {
  const [shown] = await showItems(em, { creditorId: item.creditorId, items: [item] });
  if (shown === undefined) throw new Error('no item was shown');
  return shown;
}
