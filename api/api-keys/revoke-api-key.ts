import { z } from 'zod';
import { ApiKey } from '../../db/entities/api-key.ts';
import type { ApiKeyId } from '../../domain/identifiers/ids.ts';
import { id } from '../http/fields.ts';
import { notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { apiKeyAnswer, showApiKey } from './api-key-fields.ts';

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
  params: z.strictObject({ apiKeyId: id<ApiKeyId>() }),
  answer: apiKeyAnswer,
  async handle({ em, creditorId, params }) {
    const key = await em.findOne(ApiKey, { id: params.apiKeyId, creditorId });
    if (key === null) throw notFound();
    key.revokedAt ??= new Date();
    await em.flush();
    return showApiKey(key);
  },
});
