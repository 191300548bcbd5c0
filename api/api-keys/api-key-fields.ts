import { z } from 'zod';
import type { ApiKey } from '../../db/entities/api-key.ts';
import { KEY_SCOPES } from '../../db/words/api-keys.ts';
import type { ApiKeyId } from '../../domain/identifiers/ids.ts';
import { CREDITOR_PARAMS } from '../creditors/creditor-fields.ts';
import { isAddressRange } from '../http/address-ranges.ts';
import { coded } from '../http/field-codes.ts';
import { id, instant, isoInstant, isoInstantOrNull } from '../http/fields.ts';
import { invalidField } from '../http/problem.ts';

export const API_KEY_PARAMS = z.strictObject({ apiKeyId: id<ApiKeyId>() });

/** Of a key as an operator names it. */
export const ANY_API_KEY_PARAMS = API_KEY_PARAMS.extend(CREDITOR_PARAMS.shape);

const MAX_RANGES = 20;

const scopes = () => z.array(z.enum(KEY_SCOPES));

export const apiKeyAnswer = z
  .strictObject({
    id: z.string(),
    creditorId: z.string().nullable(),
    role: z.enum(['operator', 'admin', 'read_only']),
    name: z.string().meta({ example: 'Bookkeeping' }),
    scopes: scopes().max(KEY_SCOPES.length).meta({ description: 'What it may do, of what its role allows' }),
    addresses: z
      .array(z.string())
      .meta({ description: 'From where it may be used; from everywhere where there is none' }),
    createdAt: instant(),
    expiresAt: instant().nullable(),
    lastUsedAt: instant().nullable().meta({ description: 'Up to a minute before its last use' }),
    revokedAt: instant().nullable(),
  })
  .meta({ id: 'ApiKey' });

export const newApiKeyAnswer = apiKeyAnswer
  .extend({ secret: z.string().nullable().meta({ description: 'Shown once; null when a request is repeated' }) })
  .meta({ id: 'NewApiKey' });

export const scopesInput = () =>
  scopes()
    .min(1)
    .max(KEY_SCOPES.length)
    .optional()
    .meta({
      description:
        'All that the role allows where it is left out. `money` and `settings` do not include `write`, nor any of them `read`',
      example: ['read', 'write'],
    });

export const addressesInput = () =>
  z
    .array(
      z
        .string()
        .max(43)
        .refine(isAddressRange, {
          error: 'An address, or a range of addresses in CIDR, of IPv4 or IPv6, is needed',
          ...coded('invalid_format'),
        })
        .meta({ example: '192.0.2.0/24' }),
    )
    .max(MAX_RANGES)
    .default([])
    .meta({
      description:
        'Addresses, and ranges of them in CIDR, from which alone the key may be used; from everywhere where none is said',
    });

export const expiryInput = () =>
  z.iso
    .datetime({ offset: true })
    .transform((text) => new Date(text))
    .optional()
    .meta({
      override: { type: 'string', format: 'date-time' },
      example: '2182-12-01T08:00:00Z',
      description: 'From when on it is refused; never where it is left out',
    });

/** @throws ApiProblem 422 where the moment has passed. */
export function demandAhead(expiresAt: Date | undefined, path = '/expiresAt'): void {
  if (expiresAt !== undefined && expiresAt.getTime() <= Date.now()) {
    throw invalidField({ path, code: 'in_the_past', message: 'The moment has passed' });
  }
}

/** A key as the API shows it: never its secret, of which only a hash is kept. */
export function showApiKey(key: ApiKey): z.input<typeof apiKeyAnswer> {
  const { id: apiKeyId, creditorId, role, name, scopes: allowed, addresses, createdAt } = key;
  return {
    id: apiKeyId,
    creditorId: creditorId ?? null,
    role,
    name,
    scopes: KEY_SCOPES.filter((scope) => allowed.includes(scope)),
    addresses: [...addresses],
    createdAt: isoInstant(createdAt),
    expiresAt: isoInstantOrNull(key.expiresAt ?? null),
    lastUsedAt: isoInstantOrNull(key.lastUsedAt ?? null),
    revokedAt: isoInstantOrNull(key.revokedAt ?? null),
  };
}
