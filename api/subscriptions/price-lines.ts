import { Item } from '../../db/entities/item.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId, ItemId } from '../../domain/ids.ts';
import type { VatCode } from '../../domain/invoice.ts';
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
 * @throws ApiProblem where an item is not the creditor's; `at` answers the JSON pointer to a line.
 */
export async function priceLines(
  em: EntityManager,
  { creditorId, lines, at }: { creditorId: CreditorId; lines: readonly Unpriced[]; at: (index: number) => string },
): Promise<PricedLine[]> {
  const ids = lines.flatMap(({ itemId }) => (itemId === undefined ? [] : [itemId]));
  const items = ids.length === 0 ? [] : await em.find(Item, { creditorId, id: { $in: ids } });
  const byId = new Map(items.map((item) => [item.id, item]));
  return lines.map((line, index) => {
    const item = line.itemId === undefined ? null : (byId.get(line.itemId) ?? null);
    const unitPriceMicro = line.unitPrice ?? item?.unitPriceMicro;
    const vatCode = line.vatCode ?? item?.vatCode;
    if ((line.itemId !== undefined && item === null) || unitPriceMicro === undefined || vatCode === undefined) {
      throw invalidField({ path: `${at(index)}/itemId`, code: 'not_found', message: 'There is no such item' });
    }
    return { itemId: item?.id ?? null, text: line.text ?? null, quantityMicro: line.quantity, unitPriceMicro, vatCode };
  });
}
