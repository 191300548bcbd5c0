import type { EventId, WebhookDeliveryId, WebhookEndpointId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';

/** As many events as an endpoint reads at once. */
const READ_AT_ONCE = 1000;

const READ = `
with endpoint as (
  select id, creditor_id, types, read_position from webhook_endpoint where id = ? and switched_off_at is null for no key update
), read as (
  select v.id, v.creditor_id, v.type, v.object_id, v.position
  from endpoint p join event v on v.creditor_id = p.creditor_id and v.position > p.read_position
  order by v.position limit ${READ_AT_ONCE}
), laid as (
  insert into webhook_delivery (id, creditor_id, endpoint_id, event_id, object_id, position)
  select uuidv7(), r.creditor_id, p.id, r.id, r.object_id, r.position from read r cross join endpoint p
  where p.types is null or r.type = any(p.types) order by r.position
  on conflict do nothing
)
update webhook_endpoint set read_position = (select max(position) from read)
where id = (select id from endpoint) and exists (select from read)
returning (select count(*)::int from read) "read"`;

/** Lays ready for an endpoint what has happened since it last read: the events of its types, in their order. One that is switched off reads nothing. */
export async function readEvents(em: EntityManager, endpointId: WebhookEndpointId): Promise<void> {
  for (;;) {
    const [row] = await em.execute<{ read: number }[]>(READ, [endpointId]);
    if (row === undefined || row.read < READ_AT_ONCE) return;
  }
}

/** A later event of an object waits for those before it that are neither delivered nor abandoned. SQL, of a row `d`. */
const IS_NEXT_OF_OBJECT = `
(not d.in_order or d.object_id is null or not exists (
  select from webhook_delivery e
  where e.endpoint_id = d.endpoint_id and e.object_id = d.object_id and e.position < d.position and e.state = 'waiting' and e.in_order))`;

/** Of an endpoint `p` that is switched off only tests are tried. SQL, of a row `d`. */
const IS_WANTED = `(p.switched_off_at is null or d.event_id is null)`;

const WAITING = `
webhook_delivery d join webhook_endpoint p on p.id = d.endpoint_id
where d.endpoint_id = ? and d.state = 'waiting' and ${IS_WANTED} and ${IS_NEXT_OF_OBJECT}`;

/** A delivery that is to be tried now. */
export interface DueDelivery {
  readonly id: WebhookDeliveryId;
  /** Null for a test. */
  readonly eventId: EventId | null;
  /** That came before this one. */
  readonly tries: number;
}

/** The deliveries of an endpoint that are due, the longest waiting first. @param inHand those that are being tried. */
export async function findDueDeliveries(
  em: EntityManager,
  {
    endpointId,
    nowMs,
    inHand,
    limit,
  }: { endpointId: WebhookEndpointId; nowMs: number; inHand: readonly WebhookDeliveryId[]; limit: number },
): Promise<DueDelivery[]> {
  return em.execute(
    `select d.id, d.event_id "eventId", d.tries from ${WAITING} and d.next_try_at <= to_timestamp(?)
       and d.id <> all(array(select jsonb_array_elements_text(?::jsonb)::uuid))
     order by d.next_try_at, d.position nulls first limit ?`,
    [endpointId, nowMs / 1000, JSON.stringify(inHand), limit],
  );
}

/** What waits for an endpoint. */
export interface WebhookQueue {
  /** `gone`: there is no such endpoint any more. */
  readonly endpoint: 'on' | 'off' | 'gone';
  readonly waiting: number;
  /** When the next is to be tried, epoch ms; not before now. Null where none is. */
  readonly nextTryAtMs: number | null;
}

const READ_QUEUE = `
select case when e.switched_off_at is null then 'on' else 'off' end endpoint,
  (select count(*)::int from webhook_delivery w where w.endpoint_id = e.id and w.state = 'waiting') waiting,
  (select ceil(extract(epoch from min(greatest(d.next_try_at, to_timestamp(?)))) * 1000)::float8 from ${WAITING}) "nextTryAtMs"
from webhook_endpoint e where e.id = ?`;

export async function readWebhookQueue(
  em: EntityManager,
  { endpointId, nowMs }: { endpointId: WebhookEndpointId; nowMs: number },
): Promise<WebhookQueue> {
  const [row] = await em.execute<WebhookQueue[]>(READ_QUEUE, [nowMs / 1000, endpointId, endpointId]);
  return row ?? { endpoint: 'gone', waiting: 0, nextTryAtMs: null };
}
