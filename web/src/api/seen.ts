import { replaceEqualDeep } from '@tanstack/react-query';

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
export function ifStill(seen: object): { readonly 'If-Match'?: string } {
  const tag = tags.get(seen);
  return tag === undefined ? {} : { 'If-Match': tag };
}
