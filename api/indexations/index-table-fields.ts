import { z } from 'zod';
import type { IndexTable } from '../../db/entities/index-table.ts';
import { IndexValue } from '../../db/entities/index-value.ts';
import type { EntityManager } from '../../db/orm.ts';
import { formatMicro } from '../../domain/money/decimal.ts';
import { isCivilMonth } from '../../domain/indexations/indexation.ts';
import { quantity, shortDecimal } from '../http/fields.ts';
import { coded } from '../http/field-codes.ts';

/** A hundred years. */
export const MAX_INDEX_VALUES = 1200;

/** The name of an index table: part of a path, so it has no blanks. */
export const indexTableName = () =>
  z
    .string()
    .regex(/^[\p{L}\p{N}][\p{L}\p{N}_.-]{0,49}$/u, 'Letters, digits, dots and dashes, up to fifty')
    .meta({ override: { type: 'string', minLength: 1, maxLength: 50 }, example: 'nettoprisindeks' });

export const indexMonth = () =>
  z
    .string()
    .refine(isCivilMonth, { error: 'A month YYYY-MM from 2000 to 2299 is needed', ...coded('not_a_month') })
    .meta({ example: '2026-10' });

export const indexValueBody = z.strictObject({
  month: indexMonth(),
  value: quantity().meta({ description: 'As it is published', example: '118.1' }),
});

export const INDEX_TABLE_PARAMS = z.strictObject({ name: indexTableName() });

export const indexTableAnswer = z
  .strictObject({
    name: z.string(),
    values: z.array(z.strictObject({ month: z.string(), value: shortDecimal('118.1') })),
  })
  .meta({ id: 'IndexTable' });

/** A table with its values in the order of their months. */
export async function showIndexTable(
  em: EntityManager,
  { id, name }: Pick<IndexTable, 'id' | 'name'>,
): Promise<z.input<typeof indexTableAnswer>> {
  const values = await em.find(
    IndexValue,
    { indexTableId: id },
    { orderBy: { month: 'asc' }, disableIdentityMap: true },
  );
  return { name, values: values.map(({ month, valueMicro }) => ({ month, value: formatMicro(valueMicro) })) };
}
