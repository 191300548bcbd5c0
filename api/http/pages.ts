import { z } from 'zod';
import { isCivilDate } from '../../domain/calendar/calendar.ts';
import { invalidField } from './problem.ts';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 100;
/** Of an order's number or date and an id, in base64. */
const MAX_CURSOR_LENGTH = 128;
const UUID_LENGTH = 36;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Query parameters of every list. */
export const PAGE_QUERY = {
  limit: z
    .string()
    .regex(/^\d{1,3}$/, `A whole number from 1 to ${MAX_LIMIT} is needed`)
    .transform((text) => BigInt(text))
    .refine((count) => count >= 1n && count <= BigInt(MAX_LIMIT), `A whole number from 1 to ${MAX_LIMIT} is needed`)
    .transform((count) => Number.parseInt(count.toString(), 10))
    .default(DEFAULT_LIMIT)
    .meta({
      override: { type: 'integer', minimum: 1, maximum: MAX_LIMIT, default: DEFAULT_LIMIT },
      description: 'How many, at most',
    }),
  cursor: z.string().max(MAX_CURSOR_LENGTH).optional().meta({
    description: '`nextCursor` of the page before',
    example: 'MDE5ZjAwMDAtMDAwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDAw',
  }),
  format: z.enum(['json', 'csv', 'csv-excel']).optional().meta({
    description:
      'The whole list as CSV instead of a page: `csv` for programs (RFC 4180: comma, decimal point), also by `Accept: text/csv`; `csv-excel` as Excel opens it in Danish (semicolon, decimal comma, byte order mark). Without `limit`, `cursor` and `summary`',
  }),
};

export interface PageQuery {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** A page as `toPage` makes it. */
export interface ListPage {
  readonly data: readonly unknown[];
  readonly nextCursor: string | null;
}

/** The schema of a page of things. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({
    data: z.array(item),
    nextCursor: z.string().nullable().meta({ description: 'Null on the last page' }),
  });

/** What a route lists, by its answer's schema; null where it answers no list. */
export function listedItem(answer: unknown): z.ZodType | null {
  if (!(answer instanceof z.ZodObject) || !('nextCursor' in answer.shape)) return null;
  const { data }: { data?: unknown } = answer.shape;
  return data instanceof z.ZodArray && data.element instanceof z.ZodType ? data.element : null;
}

/** The fields of a list's rows that are there where `include` names them, and else are not. */
export function includable(query: z.ZodObject | null): string[] {
  const include: unknown = query?.shape['include'];
  const inner: unknown = include instanceof z.ZodOptional ? include.unwrap() : null;
  return inner instanceof z.ZodEnum ? inner.options.map(String) : [];
}

/** The id that the page comes after, newest first; null for the first page. @throws ApiProblem where the cursor is none of ours. */
export function afterId(query: PageQuery): string | null {
  return afterKey(query, (key) => UUID.test(key));
}

interface OlderThan<Id> {
  readonly id?: { readonly $lt: Id };
}

/** Of entities by their ids, newest first, those of the page: with `newestFirst`, what `em.find` is asked for. @throws as `afterId` */
export function olderThanCursor<Id extends string>(query: PageQuery): OlderThan<Id> {
  const after = afterId(query);
  return after === null ? {} : { id: { $lt: after as Id } };
}

/** The order of a list of entities, and one more than the page holds, for `toPage`. */
export const newestFirst = ({ limit }: PageQuery) => ({ orderBy: { id: 'desc' }, limit: limit + 1 }) as const;

/** As `afterId`, for a list whose rows go by their dates. */
export function afterDate(query: PageQuery): string | null {
  return afterKey(query, isCivilDate);
}

/** As `afterId`, for a list whose rows are numbered. */
export function afterIndex(query: PageQuery): number | null {
  const key = afterKey(query, (text) => /^\d{1,9}$/.test(text));
  return key === null ? null : Number.parseInt(key, 10);
}

/** As `afterId`, for a list in the order of positions that rise for good. `cursorOf` makes the cursor of one. */
export function afterPosition(query: PageQuery): bigint | null {
  const key = afterKey(query, (text) => /^\d{1,18}$/.test(text));
  return key === null ? null : BigInt(key);
}

export const cursorOf = (key: string): string => Buffer.from(key, 'latin1').toString('base64url');

/** As `afterId`, for a list whose rows are told apart by an id and a number. `numberedKey` makes the `id` of such a row. */
export function afterNumbered(query: PageQuery): { readonly id: string; readonly number: number } | null {
  const key = afterKey(
    query,
    (text) => /^\d{1,9}$/.test(text.slice(UUID_LENGTH)) && UUID.test(text.slice(0, UUID_LENGTH)),
  );
  return key === null ? null : { id: key.slice(0, UUID_LENGTH), number: Number.parseInt(key.slice(UUID_LENGTH), 10) };
}

export function numberedKey({ id, number }: { id: string; number: number }): string {
  return `${id}${number}`;
}

/** As `afterId`, for a list in the order of a date or a number of øre, and then of ids. `orderedKey` makes the `id` of such a row. */
export function afterOrdered(
  query: PageQuery,
  order: 'date' | 'ore',
): { readonly value: string; readonly id: string } | null {
  const isValue = order === 'date' ? isCivilDate : (text: string) => /^\d{1,18}$/.test(text);
  const key = afterKey(query, (text) => isValue(text.slice(0, -UUID_LENGTH)) && UUID.test(text.slice(-UUID_LENGTH)));
  return key === null ? null : { value: key.slice(0, -UUID_LENGTH), id: key.slice(-UUID_LENGTH) };
}

export function orderedKey({ value, id }: { value: string; id: string }): string {
  return `${value}${id}`;
}

function afterKey({ cursor }: PageQuery, isKey: (key: string) => boolean): string | null {
  if (cursor === undefined) return null;
  const key = Buffer.from(cursor, 'base64url').toString('latin1');
  if (!isKey(key))
    throw invalidField({ path: '/query/cursor', code: 'not_a_cursor', message: 'Not a cursor of this list' });
  return key;
}

/** A page from one row more than was asked for, which tells whether there are more. */
export function toPage<Row extends { readonly id: string }, Item>(
  rows: readonly Row[],
  { limit }: PageQuery,
  toItem: (row: Row) => Item,
): { data: Item[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    data: shown.map(toItem),
    nextCursor: rows.length > limit && last !== undefined ? cursorOf(last.id) : null,
  };
}

/** So many rows of a walk as `toPage` asks for: one more than the page holds, after which the walk is left. */
export async function rowsOfPage<Row>(walk: AsyncIterable<Row>, { limit }: PageQuery): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const row of walk) {
    rows.push(row);
    if (rows.length > limit) break;
  }
  return rows;
}

/** The shortest text of which an index knows a part. */
export const SHORTEST_PART = 3;

/** SQL that asks for a part of a text. Of a shorter one than an index knows it would be read whole: what is asked whether it is true is found by none. */
export const onIndexOfParts = (part: string, sql: string): string =>
  part.length < SHORTEST_PART ? `((${sql}) is true)` : `(${sql})`;

/** A text that LIKE finds anywhere, whatever signs stand in it. */
export function likeAnywhere(text: string): string {
  return `%${text.toLowerCase().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}
