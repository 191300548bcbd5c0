import { defineRoute } from '../http/route.ts';
import { API_KEY_PARAMS, apiKeyAnswer, showApiKey } from './api-key-fields.ts';
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
