import { z } from 'zod';
import { newWebhookSecret } from '../../activities/webhooks/sign-webhook.ts';
import { rotateWebhookSecret as rotate } from '../../db/webhooks/webhook-secrets.ts';
import { defineRoute } from '../http/route.ts';
import { findWebhookEndpoint } from './find-webhook-endpoint.ts';
import { newWebhookEndpointAnswer, showWebhookEndpoint, WEBHOOK_ENDPOINT_PARAMS } from './webhook-fields.ts';

const DEFAULT_OVERLAP_HOURS = 24;
const LONGEST_OVERLAP_HOURS = 7 * 24;

export const rotateWebhookSecret = defineRoute({
  method: 'post',
  path: '/v1/webhook-endpoints/{webhookEndpointId}/rotate-secret',
  operationId: 'rotateWebhookSecret',
  tag: 'Webhooks',
  summary: 'Make a new secret',
  description:
    'It is shown once, here. The one before signs as well for a while, so that the receiver can change at its leisure.',
  access: 'creditor',
  role: 'admin',
  status: 200,
  params: WEBHOOK_ENDPOINT_PARAMS,
  body: z
    .strictObject({
      overlapHours: z
        .int()
        .min(0)
        .max(LONGEST_OVERLAP_HOURS)
        .default(DEFAULT_OVERLAP_HOURS)
        .meta({ description: 'For how long the one before signs as well; 0 where it is known to others' }),
    })
    .meta({ id: 'WebhookSecretRotation' }),
  answer: newWebhookEndpointAnswer,
  async handle({ em, creditorId, params, body }) {
    const endpoint = await findWebhookEndpoint(em, { creditorId, ...params, lock: true });
    const secret = newWebhookSecret();
    await rotate(em, { creditorId, endpointId: endpoint.id, secret, ...body });
    return { ...(await showWebhookEndpoint(em, endpoint)), secret };
  },
});
