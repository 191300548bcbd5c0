import type { Route } from '../http/route.ts';
import { changeWebhookEndpoint } from './change-webhook-endpoint.ts';
import { createWebhookEndpoint } from './create-webhook-endpoint.ts';
import { deleteWebhookEndpoint } from './delete-webhook-endpoint.ts';
import { getWebhookEndpoint } from './get-webhook-endpoint.ts';
import { listWebhookDeliveries } from './list-webhook-deliveries.ts';
import { listWebhookEndpoints } from './list-webhook-endpoints.ts';
import { rotateWebhookSecret } from './rotate-webhook-secret.ts';
import { resendWebhookDelivery, testWebhookEndpoint } from './send-webhook.ts';
import { disableWebhookEndpoint, enableWebhookEndpoint } from './switch-webhook-endpoint.ts';

export const WEBHOOK_ROUTES: readonly Route[] = [
  createWebhookEndpoint,
  listWebhookEndpoints,
  getWebhookEndpoint,
  changeWebhookEndpoint,
  deleteWebhookEndpoint,
  rotateWebhookSecret,
  testWebhookEndpoint,
  enableWebhookEndpoint,
  disableWebhookEndpoint,
  listWebhookDeliveries,
  resendWebhookDelivery,
];
