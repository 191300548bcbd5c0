import { insertTestDelivery, sendDeliveryAgain } from '../../db/webhooks/webhook-deliveries.ts';
import { notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { findWebhookEndpoint } from './find-webhook-endpoint.ts';
import { readDelivery } from './show-delivery.ts';
import { wakeWebhook } from './wake-webhook.ts';
import { WEBHOOK_DELIVERY_PARAMS, WEBHOOK_ENDPOINT_PARAMS, webhookDeliveryAnswer } from './webhook-fields.ts';

export const testWebhookEndpoint = defineRoute({
  method: 'post',
  path: '/v1/webhook-endpoints/{webhookEndpointId}/test',
  operationId: 'testWebhookEndpoint',
  tag: 'Webhooks',
  summary: 'Send a test',
  description:
    'At once and once, of the type `endpoint.test`, also to an endpoint that is switched off. What came of it stands among the deliveries.',
  access: 'creditor',
  role: 'admin',
  status: 202,
  params: WEBHOOK_ENDPOINT_PARAMS,
  answer: webhookDeliveryAnswer,
  async handle({ em, creditorId, params, send }) {
    const { id: endpointId } = await findWebhookEndpoint(em, { creditorId, ...params, lock: true });
    const deliveryId = await insertTestDelivery(em, { creditorId, endpointId });
    await wakeWebhook({ creditorId, send }, endpointId);
    return readDelivery(em, { endpointId, deliveryId });
  },
});

export const resendWebhookDelivery = defineRoute({
  method: 'post',
  path: '/v1/webhook-endpoints/{webhookEndpointId}/deliveries/{webhookDeliveryId}/resend',
  operationId: 'resendWebhookDelivery',
  tag: 'Webhooks',
  summary: 'Have something sent again',
  description:
    'With the same `webhook-id` and the same bytes, at once, and then as often as something new. Nothing that came later waits for it.',
  access: 'creditor',
  role: 'admin',
  status: 202,
  params: WEBHOOK_DELIVERY_PARAMS,
  answer: webhookDeliveryAnswer,
  async handle({ em, creditorId, params: { webhookDeliveryId: deliveryId, ...params }, send }) {
    const { id: endpointId } = await findWebhookEndpoint(em, { creditorId, ...params, lock: true });
    if (!(await sendDeliveryAgain(em, { endpointId, deliveryId }))) throw notFound();
    await wakeWebhook({ creditorId, send }, endpointId);
    return readDelivery(em, { endpointId, deliveryId });
  },
});
