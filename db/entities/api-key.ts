import { defineEntity, p } from '@mikro-orm/core';
import type { ApiKeyId, CreditorId } from '../../domain/identifiers/ids.ts';
import type { ApiKeyRole, KeyScope } from '../words/api-keys.ts';
import { addresses, createdAt, id, instant, text, word } from './column-types.ts';

const ApiKeySchema = defineEntity({
  name: 'ApiKey',
  tableName: 'api_key',
  properties: {
    id: id<ApiKeyId>().primary(),
    creditorId: id<CreditorId>().strictNullable(),
    role: word<ApiKeyRole>(),
    name: text(100),
    hash: p.uint8array().columnType('bytea'),
    createdAt: createdAt(),
    revokedAt: instant().strictNullable(),
    scopes: p.array().columnType('text[]').$type<KeyScope[]>().defaultRaw("'{read,write,money,settings}'"),
    addresses: addresses(),
    expiresAt: instant().strictNullable(),
    lastUsedAt: instant().strictNullable(),
  },
});

/** A key to the API, of which only the SHA-256 is kept. */
export class ApiKey extends ApiKeySchema.class {}
ApiKeySchema.setClass(ApiKey);
