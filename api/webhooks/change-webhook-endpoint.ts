import { defineRoute } from '../http/route.ts';
import { withoutUndefined } from '../http/without-undefined.ts';
import { findWebhookEndpoint } from './find-webhook-endpoint.ts';
import {
  changeWebhookEndpointBody,
  demandUrl,
  showWebhookEndpoint,
  WEBHOOK_ENDPOINT_PARAMS,
  webhookEndpointAnswer,
} from './webhook-fields.ts';

export const changeWebhookEndpoint = defineRoute({
  method: 'patch',
  path: '/v1/webhook-endpoints/{webhookEndpointId}',
  operationId: 'changeWebhookEndpoint',
  tag: 'Webhooks',
  summary: 'Change where events are sent, and which',
  description: 'What waits goes to the new address. Other types hold for events that have not been laid ready yet.',
  access: 'creditor',
  role: 'admin',
  status: 200,
  params: WEBHOOK_ENDPOINT_PARAMS,
  body: changeWebhookEndpointBody,
  answer: webhookEndpointAnswer,
  async handle({ em, creditorId, params, body, services }) {
    if (body.url !== undefined) demandUrl(body.url, services.settings);
    const endpoint = await findWebhookEndpoint(em, { creditorId, ...params, lock: true });
    // Another receiver has its days from its own first failure on.
    const isMoved = body.url !== undefined && body.url !== endpoint.url;
    em.assign(endpoint, { ...withoutUndefined(body), ...(isMoved ? { failingSince: null } : {}) });
    await em.flush();
    return showWebhookEndpoint(em, endpoint);
  },
});
