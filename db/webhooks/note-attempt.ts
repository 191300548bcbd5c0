import { v7 as uuid } from 'uuid';
import type { WebhookDeliveryId, WebhookEndpointId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';
import type { WebhookFailure } from '../words/webhooks.ts';

/** What an endpoint has answered, or why it has not. */
export interface EndpointAnswer {
  readonly statusCode: number | null;
  readonly failure: WebhookFailure | null;
  readonly durationMs: number;
  /** The first of it, as text. */
  readonly answer: string;
}

/** What becomes of a delivery after a try. */
export type AfterAttempt = 'delivered' | 'abandoned' | { readonly nextTryAtMs: number };

const ATTEMPT = `
insert into webhook_attempt (id, creditor_id, delivery_id, status_code, failure, duration_ms, answer)
select ?, creditor_id, id, ?, ?, ?, ? from webhook_delivery where id = ?`;

const DONE = `update webhook_delivery set state = ?, tries = tries + 1, done_at = now() where id = ? and state = 'waiting'`;
const LATER = `update webhook_delivery set tries = tries + 1, next_try_at = to_timestamp(?) where id = ? and state = 'waiting'`;

const SUCCEEDED = 'update webhook_endpoint set failing_since = null where id = ? and failing_since is not null';
const FAILED = `
update webhook_endpoint set failing_since = coalesce(failing_since, to_timestamp(?)) where id = ?
returning extract(epoch from failing_since)::float8 * 1000 "failingSinceMs"`;

/** Stores a try at a delivery, and what becomes of it. A delivery that is gone meanwhile leaves nothing. */
export async function noteAttempt(
  em: EntityManager,
  { deliveryId, answer, after }: { deliveryId: WebhookDeliveryId; answer: EndpointAnswer; after: AfterAttempt },
): Promise<void> {
  const { statusCode, failure, durationMs, answer: text } = answer;
  await em.execute(ATTEMPT, [uuid(), statusCode, failure, durationMs, text, deliveryId]);
  if (typeof after === 'string') await em.execute(DONE, [after, deliveryId]);
  else await em.execute(LATER, [after.nextTryAtMs / 1000, deliveryId]);
}

export async function noteEndpointSucceeded(em: EntityManager, endpointId: WebhookEndpointId): Promise<void> {
  await em.execute(SUCCEEDED, [endpointId]);
}

/** Answers since when it has failed, epoch ms; null where the endpoint is gone. */
export async function noteEndpointFailed(
  em: EntityManager,
  { endpointId, nowMs }: { endpointId: WebhookEndpointId; nowMs: number },
): Promise<number | null> {
  const [row] = await em.execute<{ failingSinceMs: number }[]>(FAILED, [nowMs / 1000, endpointId]);
  return row?.failingSinceMs ?? null;
}
