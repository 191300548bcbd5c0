import { v7 as uuid } from 'uuid';
import type { CreditorId, WebhookEndpointId, WebhookSecretId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';

/** As many as sign at once, the one in force among them: a header has its bounds. */
const MOST_AT_ONCE = 5;

export async function insertWebhookSecret(
  em: EntityManager,
  { creditorId, endpointId, secret }: { creditorId: CreditorId; endpointId: WebhookEndpointId; secret: string },
): Promise<void> {
  await em.execute('insert into webhook_secret (id, creditor_id, endpoint_id, secret) values (?, ?, ?, ?)', [
    uuid(),
    creditorId,
    endpointId,
    secret,
  ]);
}

const FORGET = `
delete from webhook_secret where endpoint_id = ? and expires_at is not null and (
  expires_at <= now() or id in (
    select id from webhook_secret where endpoint_id = ? and expires_at is not null order by expires_at desc offset ${MOST_AT_ONCE - 2}))`;

const END = `
update webhook_secret set expires_at = now() + make_interval(hours => ?) where endpoint_id = ? and expires_at is null`;

/** Puts a secret in force in place of the one before, which signs as well for so many hours. The endpoint must be locked. */
export async function rotateWebhookSecret(
  em: EntityManager,
  {
    creditorId,
    endpointId,
    secret,
    overlapHours,
  }: { creditorId: CreditorId; endpointId: WebhookEndpointId; secret: string; overlapHours: number },
): Promise<void> {
  await em.execute(FORGET, [endpointId, endpointId]);
  await em.execute(END, [overlapHours, endpointId]);
  await insertWebhookSecret(em, { creditorId, endpointId, secret });
}

const LIST = `
select id, created_at "createdAt", expires_at "expiresAt" from webhook_secret
where endpoint_id = ? and (expires_at is null or expires_at > now()) order by expires_at desc nulls first`;

/** The secrets of an endpoint that sign now, without what they are; the one in force first. */
export const listWebhookSecrets = (
  em: EntityManager,
  endpointId: WebhookEndpointId,
): Promise<{ readonly id: WebhookSecretId; readonly createdAt: string; readonly expiresAt: string | null }[]> =>
  em.execute(LIST, [endpointId]);
