import { v7 as uuid } from 'uuid';
import { newWebhookSecret } from '../../activities/webhooks/sign-webhook.ts';
import { WebhookEndpoint } from '../../db/entities/webhook-endpoint.ts';
import { insertWebhookSecret } from '../../db/webhooks/webhook-secrets.ts';
import { lastPositionOf } from '../../db/webhooks/last-position.ts';
import type { WebhookEndpointId } from '../../domain/identifiers/ids.ts';
import { defineRoute } from '../http/route.ts';
import { findWebhookEndpoint } from './find-webhook-endpoint.ts';
import { wakeWebhook } from './wake-webhook.ts';
import {
  createWebhookEndpointBody,
  demandUrl,
  newWebhookEndpointAnswer,
  showWebhookEndpoint,
} from './webhook-fields.ts';

export const createWebhookEndpoint = defineRoute({
  method: 'post',
  path: '/v1/webhook-endpoints',
  operationId: 'createWebhookEndpoint',
  tag: 'Webhooks',
  summary: 'Have events sent to an address',
  description:
    'From now on, as Standard Webhooks say (standardwebhooks.com). The secret by which the receiver knows the messages is shown once, here.',
  access: 'creditor',
  role: 'admin',
  status: 201,
  body: createWebhookEndpointBody,
  answer: newWebhookEndpointAnswer,
  location: ({ id }) => `/v1/webhook-endpoints/${id}`,
  async handle({ em, creditorId, body, services, send }) {
    demandUrl(body.url, services.settings);
    const endpointId = uuid() as WebhookEndpointId;
    const secret = newWebhookSecret();
    await em.insert(WebhookEndpoint, {
      id: endpointId,
      creditorId,
      ...body,
      readPosition: await lastPositionOf(em, creditorId),
    });
    await insertWebhookSecret(em, { creditorId, endpointId, secret });
    await wakeWebhook({ creditorId, send }, endpointId);
    const endpoint = await findWebhookEndpoint(em, { creditorId, webhookEndpointId: endpointId });
    return { ...(await showWebhookEndpoint(em, endpoint)), secret };
  },
});
