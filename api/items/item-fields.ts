import { z } from 'zod';
import type { Item } from '../../db/entities/item.ts';
import { formatMicro } from '../../domain/decimal.ts';
import { instant, isoInstant, line, shortDecimal, unitPrice, vatCode } from '../http/fields.ts';

const changeable = {
  number: line(32, 'KONT-1'),
  nameDa: line(200, 'Kontingent'),
  nameEn: line(200, 'Membership'),
  unitPrice: unitPrice().meta({ description: 'Kroner without VAT' }),
  vatCode: vatCode(),
};

export const createItemBody = z.strictObject(changeable).meta({ id: 'ItemInput' });
export const changeItemBody = z.strictObject(changeable).partial().meta({ id: 'ItemChange' });

export const itemAnswer = z
  .strictObject({
    id: z.string(),
    number: z.string(),
    nameDa: z.string(),
    nameEn: z.string(),
    unitPrice: shortDecimal('250'),
    vatCode: vatCode(),
    createdAt: instant(),
    updatedAt: instant(),
  })
  .meta({ id: 'Item' });

/** An item as the API shows it. */
export function showItem(item: Item): z.input<typeof itemAnswer> {
  const { id, itemNumber, nameDa, nameEn, unitPriceMicro, vatCode: code, createdAt, updatedAt } = item;
  return {
    id,
    number: itemNumber,
    nameDa,
    nameEn,
    unitPrice: formatMicro(unitPriceMicro),
    vatCode: code,
    createdAt: isoInstant(createdAt),
    updatedAt: isoInstant(updatedAt),
  };
}
