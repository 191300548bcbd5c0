import { z } from 'zod';
import { WebhookEndpoint } from '../../db/entities/webhook-endpoint.ts';
import type { WebhookEndpointId } from '../../domain/identifiers/ids.ts';
import { newestFirst, olderThanCursor, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { defineRoute } from '../http/route.ts';
import { showWebhookEndpoint, webhookEndpointAnswer } from './webhook-fields.ts';

export const listWebhookEndpoints = defineRoute({
  method: 'get',
  path: '/v1/webhook-endpoints',
  operationId: 'listWebhookEndpoints',
  tag: 'Webhooks',
  summary: 'List where events are sent',
  access: 'creditor',
  role: 'admin',
  status: 200,
  query: z.strictObject(PAGE_QUERY),
  answer: pageOf(webhookEndpointAnswer),
  async handle({ em, creditorId, query }) {
    const rows = await em.find(
      WebhookEndpoint,
      { creditorId, ...olderThanCursor<WebhookEndpointId>(query) },
      newestFirst(query),
    );
    const { data, nextCursor } = toPage(rows, query, (row) => row);
    return { data: await Promise.all(data.map((row) => showWebhookEndpoint(em, row))), nextCursor };
  },
});
