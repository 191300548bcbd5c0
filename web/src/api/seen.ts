import { replaceEqualDeep } from '@tanstack/react-query';
import { ApiError } from './api-error.ts';

/** The `ETag` of each object that the API has answered, by the very object that is shown. */
const tags = new WeakMap<object, string>();

const isObject = (data: unknown): data is object => typeof data === 'object' && data !== null;

/** Keeps by which `ETag` something was answered, where it has one. */
export function keepTag(data: unknown, tag: string | null | undefined): void {
  if (isObject(data) && typeof tag === 'string') tags.set(data, tag);
}

/** What was answered anew, made of the parts of what is shown that are the same; it keeps the `ETag` that it was answered by. */
export function shareParts(shown: unknown, answered: unknown): unknown {
  const shared: unknown = replaceEqualDeep(shown, answered);
  if (isObject(answered)) keepTag(shared, tags.get(answered));
  return shared;
}

/** The header by which a change is made only if the API would still answer what the person has seen. */
export interface IfStill {
  readonly 'If-Match'?: string;
}

export function ifStill(seen: object): IfStill {
  const tag = tags.get(seen);
  return tag === undefined ? {} : { 'If-Match': tag };
}

/**
 * As `ifStill`, of the row of a list, which has no `ETag`: it is read by its own path, where it has one. The row may say more, and what is
 * in `movesByItself` may be another by now: nobody has changed it.
 * @throws ApiError `changed_meanwhile` where that is no longer what the row shows.
 */
export async function ifStillAs<Own extends object>(
  shown: Own,
  read: Promise<Own>,
  { movesByItself }: { movesByItself?: keyof Own } = {},
): Promise<IfStill> {
  const present = await read;
  const isSame = ([name, value]: [string, unknown]): boolean => {
    if (name === movesByItself) return true;
    const seen = shown[name as keyof Own];
    return replaceEqualDeep(seen, value) === seen;
  };
  if (!Object.entries(present).every(isSame)) throw new ApiError({ code: 'changed_meanwhile' });
  return ifStill(present);
}
