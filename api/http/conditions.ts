import type { CreditorId } from '../../domain/identifiers/ids.ts';

/** A condition in SQL and the values of its question marks; false where it is not asked for. */
export type Condition = readonly [sql: string, ...values: unknown[]] | false;

/** A condition in SQL, made of several that all must hold, and the values of its question marks in their order. */
export interface Conditions {
  readonly where: string;
  readonly values: readonly unknown[];
}

/** Which rows of a creditor a list or a page is made of. */
export interface Selection extends Conditions {
  readonly creditorId: CreditorId;
  readonly limit: number;
}

/**
 * All conditions together. One of whose values is null or undefined is not asked for: a filter that a caller leaves out. Whose rows they
 * are is no filter: a query says that itself.
 */
export function allOf(conditions: readonly Condition[]): Conditions {
  const asked = conditions.filter((condition) => condition !== false).filter(([, ...values]) => values.every(isGiven));
  return {
    where: asked.length === 0 ? 'true' : asked.map(([sql]) => sql).join(' and '),
    values: asked.flatMap(([, ...values]) => values),
  };
}

/** What is asked for already, and one condition more: where the next page begins. */
export const andAlso = ({ where, values }: Conditions, ...more: readonly Condition[]): Conditions =>
  allOf([[where, ...values], ...more]);

const isGiven = (value: unknown) => value !== null && value !== undefined;
