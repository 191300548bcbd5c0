import type { z } from 'zod';
import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId, ItemId } from '../../domain/identifiers/ids.ts';
import { chunksOf } from '../http/chunks-of.ts';
import { flatInTurns } from '../http/in-turns.ts';
import type { createItemBody } from './item-fields.ts';

export type NewItem = z.output<typeof createItemBody> & { readonly id: ItemId };

// In the order of their numbers, so that few lock each other out; imports of many wait for each other's end.
const INSERT = `
insert into item (id, creditor_id, item_number, name_da, name_en, description_da, description_en, unit_price_micro, vat_code)
select i.id, ?, i.number, i."nameDa", i."nameEn", i."descriptionDa", i."descriptionEn", i."unitPrice", i."vatCode"
from jsonb_to_recordset(?::jsonb) as i (id uuid, number text, "nameDa" text, "nameEn" text,
  "descriptionDa" text, "descriptionEn" text, "unitPrice" bigint, "vatCode" text)
order by i.number
on conflict (creditor_id, item_number) do nothing
returning id`;

/**
 * Writes items, many in a statement. Answers the numbers that are taken already; where there are any, those items are not
 * written and the caller must undo the others.
 */
export async function insertItems(
  em: EntityManager,
  { creditorId, items }: { creditorId: CreditorId; items: readonly NewItem[] },
): Promise<readonly string[]> {
  // Prices as text: JSON's numbers would lose their last digits.
  const written = new Set<string>();
  for (const some of chunksOf(items)) {
    const records = some.map((item) => ({ ...item, unitPrice: item.unitPrice.toString() }));
    const rows = await em.execute<{ id: string }[]>(INSERT, [creditorId, JSON.stringify(records)]);
    for (const { id } of rows) written.add(id);
  }
  return flatInTurns(items, ({ id, number }) => (written.has(id) ? [] : [number]));
}
