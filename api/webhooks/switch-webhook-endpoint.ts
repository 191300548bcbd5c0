import { tryAllAnew } from '../../db/webhooks/webhook-deliveries.ts';
import { defineRoute } from '../http/route.ts';
import { findWebhookEndpoint } from './find-webhook-endpoint.ts';
import { wakeWebhook } from './wake-webhook.ts';
import { showWebhookEndpoint, WEBHOOK_ENDPOINT_PARAMS, webhookEndpointAnswer } from './webhook-fields.ts';

export const enableWebhookEndpoint = defineRoute({
  method: 'post',
  path: '/v1/webhook-endpoints/{webhookEndpointId}/enable',
  operationId: 'enableWebhookEndpoint',
  tag: 'Webhooks',
  summary: 'Switch an endpoint on again',
  description:
    'It goes on where it stopped: what waits is tried at once, and what has happened since is sent in its order. What was abandoned is not.',
  access: 'creditor',
  role: 'admin',
  status: 200,
  params: WEBHOOK_ENDPOINT_PARAMS,
  answer: webhookEndpointAnswer,
  async handle({ em, creditorId, params, send }) {
    const endpoint = await findWebhookEndpoint(em, { creditorId, ...params, lock: true });
    em.assign(endpoint, { switchedOffAt: null, switchedOffAs: null, failingSince: null });
    await em.flush();
    await tryAllAnew(em, endpoint.id);
    await wakeWebhook({ creditorId, send }, endpoint.id);
    return showWebhookEndpoint(em, endpoint);
  },
});

export const disableWebhookEndpoint = defineRoute({
  method: 'post',
  path: '/v1/webhook-endpoints/{webhookEndpointId}/disable',
  operationId: 'disableWebhookEndpoint',
  tag: 'Webhooks',
  summary: 'Switch an endpoint off',
  description:
    'What waits, and what happens from now on, waits until it is switched on again. One that is off stays as it is.',
  access: 'creditor',
  role: 'admin',
  status: 200,
  params: WEBHOOK_ENDPOINT_PARAMS,
  answer: webhookEndpointAnswer,
  async handle({ em, creditorId, params }) {
    const endpoint = await findWebhookEndpoint(em, { creditorId, ...params, lock: true });
    if (endpoint.switchedOffAt === null) {
      em.assign(endpoint, { switchedOffAt: new Date(), switchedOffAs: 'by_person' });
      await em.flush();
    }
    return showWebhookEndpoint(em, endpoint);
  },
});
