import { z } from 'zod';
import { Creditor } from '../../db/entities/creditor.ts';
import { KEY_SCOPES, type KeyScope } from '../../db/words/api-keys.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { id, line } from '../http/fields.ts';
import { invalidField } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import {
  addressesInput,
  demandAhead,
  expiryInput,
  newApiKeyAnswer,
  scopesInput,
  showApiKey,
} from './api-key-fields.ts';
import { insertApiKey } from './insert-api-key.ts';
import { refuseBeyondOwn } from './refuse-beyond-own.ts';

export const createApiKey = defineRoute({
  method: 'post',
  path: '/v1/api-keys',
  operationId: 'createApiKey',
  tag: 'API keys',
  summary: 'Create an API key',
  description:
    "An operator names the creditor; an admin's key is for its own creditor, and gives the new one no scope and no address that it has not itself. The secret is shown once, here.",
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
      scopes: scopesInput(),
      addresses: addressesInput(),
      expiresAt: expiryInput(),
    })
    .meta({ id: 'ApiKeyInput' }),
  answer: newApiKeyAnswer,
  problems: ['beyond_own_key'],
  async handle({ em, caller, body }) {
    const creditorId = caller.creditorId ?? body.creditorId;
    if (creditorId === undefined) {
      throw invalidField({ path: '/creditorId', code: 'required', message: 'Which creditor the key is for' });
    }
    const named = body.creditorId ?? creditorId;
    if (named !== creditorId || (await em.count(Creditor, { id: creditorId })) === 0) {
      throw invalidField({ path: '/creditorId', code: 'not_found', message: 'There is no such creditor' });
    }
    demandAhead(body.expiresAt);
    const { role, name, addresses, expiresAt = null } = body;
    const scopes = scopesOf(body);
    refuseBeyondOwn(caller, { scopes, addresses });
    const { key, secret } = await insertApiKey(em, { creditorId, role, name, scopes, addresses, expiresAt });
    return { ...showApiKey(key), secret };
  },
});

/** @throws ApiProblem 422 where the role does not allow a scope, or one is there twice. */
function scopesOf({
  role,
  scopes,
}: {
  role: 'admin' | 'read_only';
  scopes?: KeyScope[] | undefined;
}): readonly KeyScope[] {
  const allowed: readonly KeyScope[] = role === 'read_only' ? ['read'] : KEY_SCOPES;
  const wanted = scopes ?? allowed;
  for (const [index, scope] of wanted.entries()) {
    const path = `/scopes/${index}`;
    if (!allowed.includes(scope))
      throw invalidField({ path, code: 'invalid_value', message: 'The role does not allow it' });
    if (wanted.indexOf(scope) < index)
      throw invalidField({ path, code: 'given_twice', message: 'The scope is there twice' });
  }
  return wanted;
}
