import { z } from 'zod';
import { listDeliveries } from '../../db/webhooks/webhook-deliveries.ts';
import { allOf } from '../http/conditions.ts';
import { afterId, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { defineRoute } from '../http/route.ts';
import { findWebhookEndpoint } from './find-webhook-endpoint.ts';
import { showDelivery } from './show-delivery.ts';
import { WEBHOOK_ENDPOINT_PARAMS, webhookDeliveryAnswer } from './webhook-fields.ts';

export const listWebhookDeliveries = defineRoute({
  method: 'get',
  path: '/v1/webhook-endpoints/{webhookEndpointId}/deliveries',
  operationId: 'listWebhookDeliveries',
  tag: 'Webhooks',
  summary: 'List what was sent to an endpoint or waits for it, with the answers',
  description: 'Newest first, for as long as the events are kept; tests for thirty days.',
  access: 'creditor',
  role: 'admin',
  status: 200,
  params: WEBHOOK_ENDPOINT_PARAMS,
  query: z.strictObject({ ...PAGE_QUERY, state: webhookDeliveryAnswer.shape.state.optional() }),
  answer: pageOf(webhookDeliveryAnswer),
  async handle({ em, creditorId, params, query }) {
    const { id: endpointId } = await findWebhookEndpoint(em, { creditorId, ...params });
    const asked = allOf([
      ['d.id < ?', afterId(query)],
      ['d.state = ?', query.state],
    ]);
    const rows = await listDeliveries(em, { endpointId, ...asked, limit: query.limit + 1 });
    return toPage(rows, query, showDelivery);
  },
});
