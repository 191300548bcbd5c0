import type { ApiKeyId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';

/** Whether a row of `api_key` is one that opens. */
export const KEY_WORKS = '(revoked_at is null and (expires_at is null or expires_at > now()))';

/** A use is noted once in as long, however many requests there are. */
const NOTED_EVERY = "interval '1 minute'";

/** Whether it is that long since a use of a row of `api_key` was noted. */
export const IS_NEWLY_USED = `(last_used_at is null or last_used_at < now() - ${NOTED_EVERY})`;

/** Notes that a key is used, beside the request: where somebody else holds the row, nobody waits for it, and the next request notes it. */
export async function noteUse(em: EntityManager, apiKeyId: ApiKeyId): Promise<void> {
  await em.execute(
    `update api_key set last_used_at = now()
     where id = (select id from api_key where id = ? and ${IS_NEWLY_USED} for no key update skip locked)`,
    [apiKeyId],
  );
}

/** Whether any operator's key works: then that of the environment does not. */
export async function isOperatorKeyThere(em: EntityManager): Promise<boolean> {
  const found = await em.execute<unknown[]>(`select 1 from api_key where role = 'operator' and ${KEY_WORKS} limit 1`);
  return found.length > 0;
}
