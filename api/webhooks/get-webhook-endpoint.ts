import { defineRoute } from '../http/route.ts';
import { findWebhookEndpoint } from './find-webhook-endpoint.ts';
import { showWebhookEndpoint, WEBHOOK_ENDPOINT_PARAMS, webhookEndpointAnswer } from './webhook-fields.ts';

export const getWebhookEndpoint = defineRoute({
  method: 'get',
  path: '/v1/webhook-endpoints/{webhookEndpointId}',
  operationId: 'getWebhookEndpoint',
  tag: 'Webhooks',
  summary: 'Read where events are sent, without its secrets',
  access: 'creditor',
  role: 'admin',
  status: 200,
  params: WEBHOOK_ENDPOINT_PARAMS,
  answer: webhookEndpointAnswer,
  hold: ({ em, creditorId, params }) => findWebhookEndpoint(em, { creditorId, ...params, lock: true }),
  handle: async ({ em, creditorId, params }) =>
    showWebhookEndpoint(em, await findWebhookEndpoint(em, { creditorId, ...params })),
});
