import { z } from 'zod';
import type { ItemPrice } from '../../db/entities/item-price.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import { formatMicro } from '../../domain/money/decimal.ts';
import type { CreditorId, ItemId } from '../../domain/identifiers/ids.ts';
import { creditorToday } from '../creditors/creditor-today.ts';
import { parseOrRefuse } from '../http/field-errors.ts';
import { date, id, instant, isoInstant, shortDecimal } from '../http/fields.ts';
import { ApiProblem } from '../http/problem.ts';

/** The day is checked by `dayOfPrice`: what is no date is told as such, and not answered as what does not exist. */
export const ITEM_PRICE_PARAMS = z.strictObject({
  itemId: id<ItemId>(),
  validFrom: z.string().meta({ format: 'date', example: '2027-01-01' }),
});

export const itemPriceAnswer = z
  .strictObject({
    validFrom: z.string().meta({ format: 'date' }),
    unitPrice: shortDecimal('265'),
    createdAt: instant(),
  })
  .meta({ id: 'ItemPrice' });

/** A dated price as the API shows it. */
export function showItemPrice({
  validFrom,
  unitPriceMicro,
  createdAt,
}: Pick<ItemPrice, 'validFrom' | 'unitPriceMicro' | 'createdAt'>): z.input<typeof itemPriceAnswer> {
  return { validFrom, unitPrice: formatMicro(unitPriceMicro), createdAt: isoInstant(createdAt) };
}

/**
 * The day from which a price may be set or taken away.
 * @throws ApiProblem where it is no date, and `price_in_the_past` where it lies before today: what was charged by that price stays.
 */
export async function dayOfPrice(
  em: EntityManager,
  { creditorId, validFrom }: { creditorId: CreditorId; validFrom: string },
): Promise<CivilDate> {
  const day = parseOrRefuse(date(), validFrom, '/path/validFrom');
  const today = await creditorToday(em, creditorId);
  if (day >= today) return day;
  const detail = `Prices before ${today} stand as they are: set another one from ${today} or a later day`;
  throw new ApiProblem('price_in_the_past', {
    detail,
    errors: [{ path: '/path/validFrom', code: 'price_in_the_past', message: detail }],
    members: { today },
  });
}
