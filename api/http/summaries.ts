import { z } from 'zod';
import type { EntityManager } from '../../db/orm.ts';
import { formatOre } from '../../domain/money/money.ts';
import type { Conditions } from './conditions.ts';
import { amount } from './fields.ts';
import { pageOf } from './pages.ts';

/** A list is counted so far and no further: whoever has more looks at a part of them. */
const MAX_COUNTED = 10_000;
/** As many as are looked at one by one within half a second. */
export const MAX_WALKED = 1000;

/** A query parameter of a list that can be summed up. */
export const SUMMARY_QUERY = {
  summary: z
    .enum(['true', 'false'])
    .optional()
    .meta({ description: 'true: the number and the sums of all that is asked for, whatever page is shown' }),
};

/** The schema of a page of things, with their number and the sums that are named, each with what it adds up. */
export function summarizedPageOf<Item extends z.ZodType, Sum extends string>(item: Item, sums: Record<Sum, string>) {
  const sumFields = Object.fromEntries(
    Object.entries<string>(sums).map(([name, description]) => [
      name,
      amount()
        .nullable()
        .meta({ description: `${description}. Null where the count is capped` }),
    ]),
  ) as Record<Sum, ReturnType<typeof sumField>>;
  return pageOf(item).extend({
    summary: z
      .strictObject({
        count: z.int().meta({ description: `How many there are, up to ${MAX_COUNTED}`, example: 12 }),
        countIsCapped: z.boolean().meta({ description: 'Whether there are more than the count says' }),
        ...sumFields,
      })
      .optional()
      .meta({ description: 'Of all that is asked for, by `summary=true` alone' }),
  });
}

const sumField = () => amount().nullable();

type Summary<Sum extends string> = { count: number; countIsCapped: boolean } & Record<Sum, string | null>;

/**
 * Counts what a query finds, and adds it up where there are not too many. `select` names columns of øre as the sums are named, and ends where
 * `where` follows. Of more than are counted no sums are told, which would be of a part: what they are made of is then not read, unless it `isAddedUp`
 * to be counted.
 */
export async function summarize<Sum extends string>(
  em: EntityManager,
  {
    select,
    where,
    values,
    sums,
    isAddedUp = false,
  }: Conditions & { readonly select: string; readonly sums: readonly Sum[]; readonly isAddedUp?: boolean },
): Promise<Summary<Sum>> {
  const counted = `from (${select} where ${where} limit ${MAX_COUNTED + 1}) counted`;
  const read = async <Row>(columns: readonly string[]): Promise<Row> => {
    const [row] = await em.execute<Row[]>(`select ${columns.join()} ${counted}`, [...values]);
    if (row === undefined) throw new Error('nothing was counted');
    return row;
  };
  const columns = sums.map((sum) => `coalesce(sum("${sum}"), 0)::text "${sum}"`);
  const row = await read<{ rows: number } & Record<Sum, string>>([
    'count(*)::int "rows"',
    ...(isAddedUp ? columns : []),
  ]);
  const areShown = columns.length > 0 && row.rows <= MAX_COUNTED;
  const added = !areShown ? undefined : isAddedUp ? row : await read<Record<Sum, string>>(columns);
  const shown = sums.map((sum) => [sum, added === undefined ? null : formatOre(BigInt(added[sum]))] as const);
  return { ...countOf(row.rows, MAX_COUNTED), ...(Object.fromEntries(shown) as Record<Sum, string | null>) };
}

/** Counts what is walked, where no statement can tell; it is walked no further than it is counted, which is not as far. */
export async function countWalked(rows: AsyncIterable<unknown>): Promise<Summary<never>> {
  const walk = rows[Symbol.asyncIterator]();
  let count = 0;
  while (count <= MAX_WALKED && (await walk.next()).done !== true) count += 1;
  return countOf(count, MAX_WALKED);
}

/** What is told of so many rows. */
function countOf(rows: number, max: number): { count: number; countIsCapped: boolean } {
  return { count: Math.min(rows, max), countIsCapped: rows > max };
}
