import type { paths } from './schema.ts';

type GetPath = {
  [Path in keyof paths]: paths[Path] extends { get: { parameters: { query?: infer Query } } }
    ? Query extends undefined
      ? never
      : Path
    : never;
}[keyof paths];

/** The longest text that the API looks for. */
export const LONGEST_SEARCH = 200;

/** What a list of the API may be asked by. */
export type QueryOf<Path extends GetPath> = paths[Path] extends { get: { parameters: { query?: infer Query } } }
  ? NonNullable<Query>
  : never;

/**
 * The filters of an address as the query of a request, with the page's cursor. They are texts that anybody may have typed: what the
 * API does not take it refuses, and the screen says so.
 */
export function queryOf<Path extends GetPath>(
  filters: Readonly<Record<string, string | undefined>>,
  cursor?: string,
): QueryOf<Path> {
  const filled = Object.entries({ ...filters, cursor }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(filled) as QueryOf<Path>;
}
