import { defineRoute } from '../http/route.ts';
import { ANY_API_KEY_PARAMS, API_KEY_PARAMS, apiKeyAnswer, showApiKey } from './api-key-fields.ts';
import { findApiKey } from './find-api-key.ts';

export const revokeApiKey = defineRoute({
  method: 'delete',
  path: '/v1/api-keys/{apiKeyId}',
  operationId: 'revokeApiKey',
  tag: 'API keys',
  summary: 'Revoke an API key',
  description: 'It stays in the list and is refused from now on.',
  access: 'creditor',
  role: 'admin',
  status: 200,
  params: API_KEY_PARAMS,
  answer: apiKeyAnswer,
  async handle({ em, creditorId, params }) {
    const key = await findApiKey(em, { creditorId, ...params, lock: true });
    key.revokedAt ??= new Date();
    await em.flush();
    return showApiKey(key);
  },
});

export const revokeAnyApiKey = defineRoute({
  method: 'delete',
  path: '/v1/creditors/{creditorId}/api-keys/{apiKeyId}',
  operationId: 'revokeAnyApiKey',
  tag: 'API keys',
  summary: 'Revoke an API key of any creditor',
  description: 'It stays in the list and is refused from now on.',
  access: 'operator',
  status: 200,
  params: ANY_API_KEY_PARAMS,
  answer: apiKeyAnswer,
  async handle({ em, params }) {
    const key = await findApiKey(em, { ...params, lock: true });
    key.revokedAt ??= new Date();
    await em.flush();
    return showApiKey(key);
  },
});
