import { v7 as uuid } from 'uuid';
import type { CreditorId, WebhookEndpointId, WebhookNoticeId } from '../../domain/identifiers/ids.ts';
import { queueMail } from '../mails/queue-mails.ts';
import type { EntityManager } from '../orm.ts';
import type { WebhookOffReason } from '../words/webhooks.ts';

const MESSAGE_ID_DOMAIN = 'webhook.termin';

const SWITCH_OFF = `
update webhook_endpoint set switched_off_at = now(), switched_off_as = ? where id = ? and switched_off_at is null
returning creditor_id "creditorId"`;

const NOTICE = `
insert into webhook_notice (id, creditor_id, endpoint_id, url, reason, recipient, message_id)
select ?, c.id, p.id, p.url, p.switched_off_as, c.email, ? from webhook_endpoint p join creditor c on c.id = p.creditor_id where p.id = ?`;

/**
 * Switches an endpoint off, and hands a mail about it to the post office. What waits for it goes on waiting. Answers whether it was on: of one that
 * is off already nobody is told again.
 */
export async function switchOffEndpoint(
  em: EntityManager,
  { endpointId, reason }: { endpointId: WebhookEndpointId; reason: Exclude<WebhookOffReason, 'by_person'> },
): Promise<boolean> {
  const [row] = await em.execute<{ creditorId: CreditorId }[]>(SWITCH_OFF, [reason, endpointId]);
  if (row === undefined) return false;
  const id = uuid() as WebhookNoticeId;
  await em.execute(NOTICE, [id, `<${id}@${MESSAGE_ID_DOMAIN}>`, endpointId]);
  await queueMail(em, { id, creditorId: row.creditorId, kind: 'webhook' });
  return true;
}
