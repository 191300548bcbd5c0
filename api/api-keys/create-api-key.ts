import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { ApiKey } from '../../db/entities/api-key.ts';
import { Creditor } from '../../db/entities/creditor.ts';
import { hashSecretToken, newSecretToken } from '../../db/people/secret-token.ts';
import type { ApiKeyId, CreditorId } from '../../domain/identifiers/ids.ts';
import { id, line } from '../http/fields.ts';
import { invalidField } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { apiKeyAnswer, showApiKey } from './api-key-fields.ts';

/** Tells a reader, and a scanner for leaked secrets, what the text is. */
const SECRET_PREFIX = 'tk_';

export const createApiKey = defineRoute({
  method: 'post',
  path: '/v1/api-keys',
  operationId: 'createApiKey',
  tag: 'API keys',
  summary: 'Create an API key',
  description:
    "An operator names the creditor; an admin's key is for its own creditor. The secret is shown once, here.",
  access: 'both',
  role: 'admin',
  status: 201,
  body: z
    .strictObject({
      creditorId: id<CreditorId>()
        .optional()
        .meta({ description: "An operator's key must say; others are for their own creditor" }),
      role: z.enum(['admin', 'read_only']).meta({ example: 'admin' }),
      name: line(100, 'Bookkeeping'),
    })
    .meta({ id: 'ApiKeyInput' }),
  answer: apiKeyAnswer
    .extend({ secret: z.string().nullable().meta({ description: 'Shown once; null when a request is repeated' }) })
    .meta({ id: 'NewApiKey' }),
  async handle({ em, caller, body }) {
    const creditorId = caller.creditorId ?? body.creditorId;
    if (creditorId === undefined) {
      throw invalidField({ path: '/creditorId', code: 'required', message: 'Which creditor the key is for' });
    }
    const named = body.creditorId ?? creditorId;
    if (named !== creditorId || (await em.count(Creditor, { id: creditorId })) === 0) {
      throw invalidField({ path: '/creditorId', code: 'not_found', message: 'There is no such creditor' });
    }
    const secret = SECRET_PREFIX + newSecretToken();
    const apiKeyId = uuid() as ApiKeyId;
    await em.insert(ApiKey, {
      id: apiKeyId,
      creditorId,
      role: body.role,
      name: body.name,
      hash: hashSecretToken(secret),
    });
    return { ...showApiKey(await em.findOneOrFail(ApiKey, { id: apiKeyId })), secret };
  },
});
