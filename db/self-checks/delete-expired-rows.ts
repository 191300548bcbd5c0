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

// Of nobody's creditor: whichever night comes first.
const DELETE_SESSIONS = `
delete from session where id in (select id from session where expires_at < now() limit ? for update skip locked) returning 1`;

const DELETE_ATTEMPTS = `
delete from sign_in_attempt where account in (
  select account from sign_in_attempt where last_at < now() - '1 day'::interval limit ? for update skip locked)
returning 1`;

const DELETE_TESTS = `
delete from webhook_delivery where id in (
  select id from webhook_delivery where creditor_id = ? and event_id is null and created_at < now() - ${KEPT} limit ? for update skip locked)
returning 1`;

/**
 * Deletes up to `limit` Idempotency-Keys and as many delivered messages, tests of webhooks, sessions that are over and failures to sign in that are forgotten,
 * which nobody needs any more. Answers whether there may be more.
 */
export async function deleteExpiredRows(
  em: EntityManager,
  { creditorId, limit }: { creditorId: CreditorId; limit: number },
): Promise<boolean> {
  const keys = await em.execute<unknown[]>(DELETE_KEYS, [creditorId, OPERATOR_SCOPE, limit]);
  const messages = await em.execute<unknown[]>(DELETE_MESSAGES, [creditorId, limit]);
  const sessions = await em.execute<unknown[]>(DELETE_SESSIONS, [limit]);
  const attempts = await em.execute<unknown[]>(DELETE_ATTEMPTS, [limit]);
  const tests = await em.execute<unknown[]>(DELETE_TESTS, [creditorId, limit]);
  return [keys, messages, sessions, attempts, tests].some((deleted) => deleted.length === limit);
}
