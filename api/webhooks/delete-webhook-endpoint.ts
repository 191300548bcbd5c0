import { WebhookEndpoint } from '../../db/entities/webhook-endpoint.ts';
import { defineRoute } from '../http/route.ts';
import { findWebhookEndpoint } from './find-webhook-endpoint.ts';
import { wakeWebhook } from './wake-webhook.ts';
import { showWebhookEndpoint, WEBHOOK_ENDPOINT_PARAMS, webhookEndpointAnswer } from './webhook-fields.ts';

export const deleteWebhookEndpoint = defineRoute({
  method: 'delete',
  path: '/v1/webhook-endpoints/{webhookEndpointId}',
  operationId: 'deleteWebhookEndpoint',
  tag: 'Webhooks',
  summary: 'Send no more events there',
  description:
    'Its secrets, deliveries and attempts are gone with it; what is on its way may still arrive. Answers it as it was.',
  access: 'creditor',
  role: 'admin',
  status: 200,
  params: WEBHOOK_ENDPOINT_PARAMS,
  answer: webhookEndpointAnswer,
  async handle({ em, creditorId, params, send }) {
    const endpoint = await findWebhookEndpoint(em, { creditorId, ...params, lock: true });
    const shown = await showWebhookEndpoint(em, endpoint);
    await em.nativeDelete(WebhookEndpoint, { id: endpoint.id, creditorId });
    await wakeWebhook({ creditorId, send }, endpoint.id);
    return shown;
  },
});
