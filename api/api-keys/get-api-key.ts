import { defineRoute } from '../http/route.ts';
import { ANY_API_KEY_PARAMS, API_KEY_PARAMS, apiKeyAnswer, showApiKey } from './api-key-fields.ts';
import { findApiKey } from './find-api-key.ts';

export const getApiKey = defineRoute({
  method: 'get',
  path: '/v1/api-keys/{apiKeyId}',
  operationId: 'getApiKey',
  tag: 'API keys',
  summary: 'Read an API key, without its secret',
  access: 'creditor',
  role: 'admin',
  status: 200,
  params: API_KEY_PARAMS,
  answer: apiKeyAnswer,
  hold: ({ em, creditorId, params }) => findApiKey(em, { creditorId, ...params, lock: true }),
  handle: async ({ em, creditorId, params }) => showApiKey(await findApiKey(em, { creditorId, ...params })),
});

export const getAnyApiKey = defineRoute({
  method: 'get',
  path: '/v1/creditors/{creditorId}/api-keys/{apiKeyId}',
  operationId: 'getAnyApiKey',
  tag: 'API keys',
  summary: 'Read an API key of any creditor, without its secret',
  access: 'operator',
  status: 200,
  params: ANY_API_KEY_PARAMS,
  answer: apiKeyAnswer,
  hold: ({ em, params }) => findApiKey(em, { ...params, lock: true }),
  handle: async ({ em, params }) => showApiKey(await findApiKey(em, params)),
});
