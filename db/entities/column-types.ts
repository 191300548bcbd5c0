import { p } from '@mikro-orm/core';
import type { CivilDate } from '../../domain/calendar/calendar.ts';

/** A column of one of the branded ids of `domain/identifiers/ids.ts`. */
export const id = <Id extends string>() => p.uuid().$type<Id>();

/** A civil date: the driver is told to leave `date` as its ISO text. */
export const date = () => p.string().columnType('date').$type<CivilDate>();

/** An amount in øre, or a quantity or price in millionths: never a number. */
export const bigint = () => p.bigint('bigint');

export const text = (length: number) => p.string().length(length);

export const fixed = (length: number) => p.string().columnType(`char(${length})`);

export const lines = () => p.array().columnType('text[]').$type<string[]>();

/** E-mail addresses in their order; none where nothing is said. */
export const addresses = () => p.array().columnType('text[]').$type<string[]>().defaultRaw("'{}'");

/** One of a closed set of words, held by a check constraint. */
export const word = <Word extends string>(length = 16) => p.string().length(length).$type<Word>();

export const createdAt = () => p.datetime().columnType('timestamptz').defaultRaw('now()');
export const instant = () => p.datetime().columnType('timestamptz');

/** A column that is null only in rows which the filter of its entity leaves out. */
export const nullElsewhere = <Column extends { strictNullable: () => unknown }>(column: Column) =>
  column.strictNullable() as Column;
