import type { CreditorId, WebhookEndpointId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';

/** An endpoint for which there is something to do, and by what that is known again. */
export interface UnreadEndpoint {
  readonly id: WebhookEndpointId;
  readonly creditorId: CreditorId;
  /** The last position that there is an event of. */
  readonly lastPosition: string;
}

const UNPUBLISHED = `
select distinct p.creditor_id "creditorId" from webhook_endpoint p
where p.switched_off_at is null
  and exists (select from event v where v.creditor_id = p.creditor_id and v.position is null)`;

/** The creditors with endpoints that have events which nobody has given a position yet. */
export async function findUnpublished(em: EntityManager): Promise<CreditorId[]> {
  const rows = await em.execute<{ creditorId: CreditorId }[]>(UNPUBLISHED);
  return rows.map(({ creditorId }) => creditorId);
}

const UNREAD = `
select p.id, p.creditor_id "creditorId", s.last_position::text "lastPosition"
from webhook_endpoint p join event_series s on s.creditor_id = p.creditor_id
where p.switched_off_at is null and p.read_position < s.last_position`;

/** The endpoints that have not read all that has happened. */
export const findUnreadEndpoints = (em: EntityManager): Promise<UnreadEndpoint[]> => em.execute(UNREAD);

/** By the database's clock: for so long a delivery that is due lies while all works. SQL. */
const A_MOMENT = `'1 minute'::interval`;

const LYING = `
select p.id, p.creditor_id "creditorId" from webhook_endpoint p
where exists (
  select from webhook_delivery d
  where d.endpoint_id = p.id and d.state = 'waiting' and (p.switched_off_at is null or d.event_id is null)
    and d.next_try_at < now() - ${A_MOMENT} and d.created_at < now() - ${A_MOMENT})`;

/** The endpoints for which something lies there that should have been tried: nobody may have told their workflow of it. */
export const findEndpointsLying = (
  em: EntityManager,
): Promise<{ readonly id: WebhookEndpointId; readonly creditorId: CreditorId }[]> => em.execute(LYING);
