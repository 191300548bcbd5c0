import type { StoredEvent } from '../../domain/events/show-event.ts';
import type { WebhookDeliveryId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';

/** What a delivery sends, and where to. */
export interface WebhookMessage {
  readonly url: string;
  /** Those that sign now, the one in force first. */
  readonly secrets: readonly string[];
  /** Null for a test. */
  readonly event: StoredEvent | null;
  /** When the delivery was laid ready. */
  readonly createdAt: Date;
}

interface Row {
  readonly url: string;
  readonly secrets: string[];
  readonly event: (Omit<StoredEvent, 'occurredAt' | 'position'> & { readonly position: string }) | null;
  readonly occurredAt: string | null;
  readonly createdAt: string;
}

const LOAD = `
select p.url, d.created_at "createdAt", v.occurred_at "occurredAt",
  (select jsonb_agg(s.secret order by s.expires_at desc nulls first) from webhook_secret s
   where s.endpoint_id = p.id and (s.expires_at is null or s.expires_at > now())) secrets,
  case when v.id is not null then jsonb_build_object('id', v.id, 'type', v.type, 'objectType', v.object_type, 'objectId', v.object_id,
    'data', v.data, 'position', v.position::text) end event
from webhook_delivery d join webhook_endpoint p on p.id = d.endpoint_id left join event v on v.id = d.event_id
where d.id = ? and d.state = 'waiting'`;

/** Null where the delivery is gone, or done by now. */
export async function loadMessage(em: EntityManager, deliveryId: WebhookDeliveryId): Promise<WebhookMessage | null> {
  const [row] = await em.execute<Row[]>(LOAD, [deliveryId]);
  if (row === undefined) return null;
  const { url, secrets, event, occurredAt, createdAt } = row;
  return {
    url,
    secrets,
    event:
      event === null || occurredAt === null
        ? null
        : { ...event, occurredAt: new Date(occurredAt), position: BigInt(event.position) },
    createdAt: new Date(createdAt),
  };
}
