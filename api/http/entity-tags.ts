import { createHash } from 'node:crypto';
import { ApiProblem } from './problem.ts';
import type { Route } from './route.ts';

/** Of the hash, as much as no two answers share. */
const TAG_LENGTH = 22;

/**
 * A tag, of one or several; a proxy that packs an answer makes its tag a weak one. RFC 9110, 13.1.1. Whoever has lost the quotes on the way
 * means the same.
 */
const TAG = /"[^"]*"|[^\s",]+/g;
const WEAK = /(?<=^|[\s,])W\/(?=")/g;
const ANY = '*';

/** Something that could be a tag, as a document says it. */
export const IF_MATCH = /[!#-+--~]/;

/** What the caller of a change has seen of that which is changed. */
export interface Precondition {
  /** Null where anything will do that is there. */
  readonly tags: readonly string[] | null;
  /** Reads it within the transaction of the change, and holds it until that ends. */
  readonly readHeld: ReturnType<Route['prepare']>;
}

/** What nobody changes: it moves by itself. */
const MOVES_BY_ITSELF = 'lastUsedAt';
const withoutMoves = (name: string, value: unknown): unknown => (name === MOVES_BY_ITSELF ? undefined : value);

/**
 * The `ETag` of an answer: the same for the same JSON, and another where anything in it is another but what moves by itself.
 * RFC 9110, 8.8.3
 */
export function entityTagOf(answer: unknown): string {
  return `"${createHash('sha256').update(JSON.stringify(answer, withoutMoves)).digest('base64url').slice(0, TAG_LENGTH)}"`;
}

/** What a request demands by `If-Match`; null where it demands nothing. @throws ApiProblem 400 where that cannot be read. */
export function preconditionOf(
  { guards }: Route,
  { ifMatch, params }: { ifMatch: string | undefined; params: Readonly<Record<string, unknown>> },
): Precondition | null {
  if (guards?.prepareHeld === undefined || ifMatch === undefined) return null;
  const names = Object.keys(guards.schemas.params?.shape ?? {});
  const own = Object.fromEntries(names.map((name) => [name, params[name]]));
  return { tags: tagsOf(ifMatch), readHeld: guards.prepareHeld({ params: own, query: {}, body: undefined }) };
}

function tagsOf(ifMatch: string): readonly string[] | null {
  if (ifMatch.trim() === ANY) return null;
  const tags = ifMatch.replaceAll(WEAK, '').match(TAG);
  if (tags === null) throw new ApiProblem('malformed_request', { detail: 'If-Match takes an ETag as it was answered' });
  return tags.map((tag) => (tag.startsWith('"') ? tag : `"${tag}"`));
}

/** @throws ApiProblem 412 where what is there is not what the caller has seen. */
export function refuseChanged({ tags }: Precondition, present: unknown): void {
  if (tags === null || tags.includes(entityTagOf(present))) return;
  throw new ApiProblem('changed_meanwhile', { detail: 'Read it again: it is not as it was when you read it' });
}
