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

// The first of them are the oldest, as near as makes no difference: what is not among these goes another night.
const DELETE_EVENTS = `
delete from event where id in (
  select id from (select id, occurred_at from event where creditor_id = ? and position is not null order by position limit ?) first
  where occurred_at < now() - make_interval(days => ?))
returning 1`;

// Of a creditor whose events nobody reads.
const DELETE_UNPUBLISHED = `
delete from event where id in (
  select id from (select id, occurred_at from event where creditor_id = ? and position is null order by sequence limit ?) first
  where occurred_at < now() - make_interval(days => ?))
returning 1`;

/**
 * Deletes up to `limit` Idempotency-Keys and as many delivered messages, events of their age, tests of webhooks, sessions that are over and
 * failures to sign in that are forgotten, which nobody needs any more. Answers whether there may be more.
 */
export async function deleteExpiredRows(
  em: EntityManager,
  { creditorId, eventsKeptDays, limit }: { creditorId: CreditorId; eventsKeptDays: number; limit: number },
): Promise<boolean> {
  const keys = await em.execute<unknown[]>(DELETE_KEYS, [creditorId, OPERATOR_SCOPE, limit]);
  const messages = await em.execute<unknown[]>(DELETE_MESSAGES, [creditorId, limit]);
  const events = await em.execute<unknown[]>(DELETE_EVENTS, [creditorId, limit, eventsKeptDays]);
  const unpublished = await em.execute<unknown[]>(DELETE_UNPUBLISHED, [creditorId, limit, eventsKeptDays]);
  const sessions = await em.execute<unknown[]>(DELETE_SESSIONS, [limit]);
  const attempts = await em.execute<unknown[]>(DELETE_ATTEMPTS, [limit]);
  const tests = await em.execute<unknown[]>(DELETE_TESTS, [creditorId, limit]);
  const all = [keys, messages, events, unpublished, sessions, attempts, tests];
  return all.some((deleted) => deleted.length === limit);
}
