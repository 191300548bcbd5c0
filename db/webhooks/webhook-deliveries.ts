import { v7 as uuid } from 'uuid';
import type { CreditorId, WebhookDeliveryId, WebhookEndpointId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';
import type { WebhookDeliveryState, WebhookFailure } from '../words/webhooks.ts';

/** Lays a test ready, to be sent at once. */
export async function insertTestDelivery(
  em: EntityManager,
  { creditorId, endpointId }: { creditorId: CreditorId; endpointId: WebhookEndpointId },
): Promise<WebhookDeliveryId> {
  const id = uuid() as WebhookDeliveryId;
  await em.execute('insert into webhook_delivery (id, creditor_id, endpoint_id, in_order) values (?, ?, ?, false)', [
    id,
    creditorId,
    endpointId,
  ]);
  return id;
}

const SEND_AGAIN = `
update webhook_delivery set state = 'waiting', done_at = null, tries = 0, next_try_at = default, in_order = in_order and state = 'waiting'
where id = ? and endpoint_id = ? returning id`;

/** Has a delivery tried at once, and then as a new one. One that was done is out of its order: nothing waits for it. Answers whether there is one. */
export async function sendDeliveryAgain(
  em: EntityManager,
  { endpointId, deliveryId }: { endpointId: WebhookEndpointId; deliveryId: WebhookDeliveryId },
): Promise<boolean> {
  return (await em.execute<unknown[]>(SEND_AGAIN, [deliveryId, endpointId])).length > 0;
}

const ALL_ANEW = `
update webhook_delivery set tries = 0, next_try_at = default where endpoint_id = ? and state = 'waiting'`;

/** Has all that waits for an endpoint tried at once, and then as if it were new. */
export async function tryAllAnew(em: EntityManager, endpointId: WebhookEndpointId): Promise<void> {
  await em.execute(ALL_ANEW, [endpointId]);
}

/** A delivery as people see it. */
export interface ListedDelivery {
  readonly id: WebhookDeliveryId;
  readonly eventId: string | null;
  /** Null for a test. */
  readonly type: string | null;
  readonly objectId: string | null;
  readonly state: WebhookDeliveryState;
  readonly tries: number;
  readonly nextTryAt: string | null;
  readonly createdAt: string;
  readonly doneAt: string | null;
  readonly attempts: readonly {
    readonly at: string;
    readonly statusCode: number | null;
    readonly failure: WebhookFailure | null;
    readonly durationMs: number;
    readonly answer: string;
  }[];
}

const ATTEMPTS_SHOWN = 20;

const LIST = (where: string) => `
select d.id, d.event_id "eventId", v.type, d.object_id "objectId", d.state, d.tries, d.created_at "createdAt", d.done_at "doneAt",
  case when d.state = 'waiting' and d.next_try_at > '-infinity' then d.next_try_at end "nextTryAt",
  (select coalesce(jsonb_agg(jsonb_build_object('at', a.at, 'statusCode', a.status_code, 'failure', a.failure,
      'durationMs', a.duration_ms, 'answer', a.answer) order by a.id desc), '[]')
   from (select * from webhook_attempt t where t.creditor_id = d.creditor_id and t.delivery_id = d.id order by t.id desc
         limit ${ATTEMPTS_SHOWN}) a) attempts
from webhook_delivery d left join event v on v.id = d.event_id
where d.endpoint_id = ? and ${where} order by d.id desc limit ?`;

/** An endpoint's deliveries with their attempts, newest first. @param where SQL of a row `d`, with its values. */
export async function listDeliveries(
  em: EntityManager,
  {
    endpointId,
    where,
    values,
    limit,
  }: { endpointId: WebhookEndpointId; where: string; values: readonly unknown[]; limit: number },
): Promise<ListedDelivery[]> {
  return em.execute(LIST(where), [endpointId, ...values, limit]);
}
