import { z } from 'zod';
import type { ApiKey } from '../../db/entities/api-key.ts';
import type { ApiKeyId } from '../../domain/identifiers/ids.ts';
import { id, instant, isoInstant, isoInstantOrNull } from '../http/fields.ts';

export const API_KEY_PARAMS = z.strictObject({ apiKeyId: id<ApiKeyId>() });

export const apiKeyAnswer = z
  .strictObject({
    id: z.string(),
    creditorId: z.string().nullable(),
    role: z.enum(['operator', 'admin', 'read_only']),
    name: z.string().meta({ example: 'Bookkeeping' }),
    createdAt: instant(),
    revokedAt: instant().nullable(),
  })
  .meta({ id: 'ApiKey' });

/** A key as the API shows it: never its secret, of which only a hash is kept. */
export function showApiKey(key: ApiKey): z.input<typeof apiKeyAnswer> {
  const { id: apiKeyId, creditorId, role, name, createdAt, revokedAt } = key;
  return {
    id: apiKeyId,
    creditorId: creditorId ?? null,
    role,
    name,
    createdAt: isoInstant(createdAt),
    revokedAt: isoInstantOrNull(revokedAt ?? null),
  };
}
