import { createHash } from 'node:crypto';
import { setImmediate as othersTurn } from 'node:timers/promises';
import type { EntityManager } from '../../db/orm.ts';
import { ApiProblem } from './problem.ts';

/** Visible ASCII. */
export const IDEMPOTENCY_KEY = /^[!-~]{1,255}$/;

/** As much as is hashed before others get their turn. */
const HASHED_A_TURN_BYTES = 1024 * 1024;

/** A request that must not be carried out twice. */
export interface OnceRequest {
  /** The creditor's id, or `operator`. */
  readonly scope: string;
  readonly key: string;
  readonly hash: Buffer;
}

export interface StoredAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** @throws ApiProblem 400 where there is no key or it cannot be used. */
export async function onceRequest({
  scope,
  key,
  method,
  path,
  body,
}: {
  scope: string;
  key: string | undefined;
  method: string;
  /** With its query: what that says is a part of the request. */
  path: string;
  /** JSON, or the bytes of a file. */
  body: unknown;
}): Promise<OnceRequest> {
  if (key === undefined) {
    throw new ApiProblem('idempotency_key_missing', {
      detail: 'Send an Idempotency-Key of your own making with every POST',
    });
  }
  if (!IDEMPOTENCY_KEY.test(key))
    throw new ApiProblem('idempotency_key_invalid', { detail: '1 to 255 visible ASCII characters are needed' });
  const isFile = body instanceof Uint8Array;
  const hash = createHash('sha256').update(JSON.stringify([method, path, isFile ? null : (body ?? null)]));
  if (isFile) {
    for (let start = 0; start < body.length; start += HASHED_A_TURN_BYTES) {
      hash.update(body.subarray(start, start + HASHED_A_TURN_BYTES));
      await othersTurn();
    }
  }
  return { scope, key, hash: hash.digest() };
}

/**
 * Takes the key in the transaction of the request's effect. Answers what was answered before, or null where this is the first
 * time; one that comes while the first is under way waits here for its end.
 * @throws ApiProblem 409 where the key belongs to another request.
 */
export async function takeKey(em: EntityManager, { scope, key, hash }: OnceRequest): Promise<StoredAnswer | null> {
  const taken = await em.execute<{ key: string }[]>(
    'insert into idempotency_key (scope, key, request_hash) values (?, ?, ?) on conflict do nothing returning key',
    [scope, key, hash],
  );
  if (taken.length > 0) return null;
  const [stored] = await em.execute<{ hash: Buffer; status: number; body: string }[]>(
    `select request_hash hash, response_status status, response_body #>> '{}' body
     from idempotency_key where scope = ? and key = ?`,
    [scope, key],
  );
  if (stored === undefined) throw new Error('an Idempotency-Key was taken and is gone');
  if (!hash.equals(stored.hash)) throw new ApiProblem('idempotency_key_reused');
  return { status: stored.status, body: JSON.parse(stored.body) };
}

/** Keeps the answer with the effect: as a text, since jsonb would put its members into another order. */
export async function storeAnswer(em: EntityManager, { scope, key }: OnceRequest, answer: StoredAnswer): Promise<void> {
  await em.execute(
    'update idempotency_key set response_status = ?, response_body = to_jsonb(?::text) where scope = ? and key = ?',
    [answer.status, JSON.stringify(answer.body), scope, key],
  );
}
