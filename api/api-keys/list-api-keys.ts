import { z } from 'zod';
import { ApiKey } from '../../db/entities/api-key.ts';
import { Creditor } from '../../db/entities/creditor.ts';
import type { ApiKeyId } from '../../domain/identifiers/ids.ts';
import { CREDITOR_PARAMS } from '../creditors/creditor-fields.ts';
import { newestFirst, olderThanCursor, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { apiKeyAnswer, showApiKey } from './api-key-fields.ts';

export const listApiKeys = defineRoute({
  method: 'get',
  path: '/v1/api-keys',
  operationId: 'listApiKeys',
  tag: 'API keys',
  summary: 'List the API keys, revoked ones too',
  access: 'creditor',
  role: 'admin',
  status: 200,
  query: z.strictObject(PAGE_QUERY),
  answer: pageOf(apiKeyAnswer),
  async handle({ em, creditorId, query }) {
    const rows = await em.find(ApiKey, { creditorId, ...olderThanCursor<ApiKeyId>(query) }, newestFirst(query));
    return toPage(rows, query, showApiKey);
  },
});

export const listAnyApiKeys = defineRoute({
  method: 'get',
  path: '/v1/creditors/{creditorId}/api-keys',
  operationId: 'listAnyApiKeys',
  tag: 'API keys',
  summary: 'List the API keys of any creditor, revoked ones too',
  access: 'operator',
  status: 200,
  params: CREDITOR_PARAMS,
  query: z.strictObject(PAGE_QUERY),
  answer: pageOf(apiKeyAnswer),
  async handle({ em, params: { creditorId }, query }) {
    if ((await em.count(Creditor, { id: creditorId })) === 0) throw notFound();
    const rows = await em.find(ApiKey, { creditorId, ...olderThanCursor<ApiKeyId>(query) }, newestFirst(query));
    return toPage(rows, query, showApiKey);
  },
});
