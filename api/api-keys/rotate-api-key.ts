import { z } from 'zod';
import type { ApiKey } from '../../db/entities/api-key.ts';
import { ApiProblem } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { API_KEY_PARAMS, demandAhead, expiryInput, newApiKeyAnswer, showApiKey } from './api-key-fields.ts';
import { findApiKey } from './find-api-key.ts';
import { insertApiKey } from './insert-api-key.ts';
import { refuseBeyondOwn } from './refuse-beyond-own.ts';

const HOUR_MS = 3_600_000;
const DEFAULT_OVERLAP_HOURS = 24;
/** Thirty days. */
const MAX_OVERLAP_HOURS = 720;

export const rotateApiKey = defineRoute({
  method: 'post',
  path: '/v1/api-keys/{apiKeyId}/rotate',
  operationId: 'rotateApiKey',
  tag: 'API keys',
  summary: 'Put a new API key in place of one that goes on to work for a while',
  description:
    'The new one has its role, name, scopes and addresses, and lives as long as the old one was to. The secret is shown once, here. The old one is refused when the overlap is over, or when it expires by itself before that.',
  access: 'creditor',
  role: 'admin',
  status: 201,
  params: API_KEY_PARAMS,
  body: z
    .strictObject({
      overlapHours: z
        .int()
        .min(0)
        .max(MAX_OVERLAP_HOURS)
        .default(DEFAULT_OVERLAP_HOURS)
        .meta({ description: 'For how long the old key still works', example: DEFAULT_OVERLAP_HOURS }),
      expiresAt: expiryInput().describe(
        'When the new key expires; where it is left out, after as long as the old one was to live',
      ),
    })
    .meta({ id: 'ApiKeyRotation' }),
  answer: newApiKeyAnswer,
  problems: ['api_key_over', 'beyond_own_key'],
  async handle({ em, creditorId, caller, params, body }) {
    const old = await findApiKey(em, { creditorId, ...params, lock: true });
    const now = Date.now();
    if (isOver(old, now)) throw new ApiProblem('api_key_over');
    demandAhead(body.expiresAt);
    refuseBeyondOwn(caller, old);
    const { role, name, scopes, addresses } = old;
    const expiresAt = body.expiresAt ?? asLong(old, now);
    const overAt = new Date(now + body.overlapHours * HOUR_MS);
    if (old.expiresAt === null || old.expiresAt > overAt) old.expiresAt = overAt;
    await em.flush();
    const { key, secret } = await insertApiKey(em, { creditorId, role, name, scopes, addresses, expiresAt });
    return { ...showApiKey(key), secret };
  },
});

function isOver({ revokedAt, expiresAt }: ApiKey, now: number): boolean {
  return revokedAt !== null || (expiresAt !== null && expiresAt.getTime() <= now);
}

function asLong({ createdAt, expiresAt }: ApiKey, now: number): Date | null {
  return expiresAt === null ? null : new Date(now + expiresAt.getTime() - createdAt.getTime());
}
