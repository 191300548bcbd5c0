import type { CreditorId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';

/** How long an answer to an Idempotency-Key, and a message that was delivered, are kept. */
const KEPT = `'30 days'::interval`;

/** The scope of the operator's Idempotency-Keys, who belongs to no creditor: each creditor's night looks after them too. */
const OPERATOR_SCOPE = 'operator';

const DELETE_KEYS = `
delete from idempotency_key where (scope, key) in (
  select scope, key from idempotency_key where scope in (?, ?) and created_at < now() - ${KEPT} limit ? for update skip locked)
returning 1`;

const DELETE_MESSAGES = `
delete from outbox where id in (
  select id from outbox where creditor_id = ? and delivered_at < now() - ${KEPT} limit ? for update skip locked)
returning 1`;

/** Deletes up to `limit` Idempotency-Keys and as many delivered messages that nobody needs any more. Answers whether there may be more. */
export async function deleteExpiredRows(
  em: EntityManager,
  { creditorId, limit }: { creditorId: CreditorId; limit: number },
): Promise<boolean> {
  const keys = await em.execute<unknown[]>(DELETE_KEYS, [creditorId, OPERATOR_SCOPE, limit]);
  const messages = await em.execute<unknown[]>(DELETE_MESSAGES, [creditorId, limit]);
  return keys.length === limit || messages.length === limit;
}
