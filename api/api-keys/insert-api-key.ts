import { v7 as uuid } from 'uuid';
import { ApiKey } from '../../db/entities/api-key.ts';
import type { EntityManager } from '../../db/orm.ts';
import { hashSecretToken } from '../../db/people/secret-token.ts';
import type { ApiKeyRole, KeyScope } from '../../db/words/api-keys.ts';
import type { ApiKeyId, CreditorId } from '../../domain/identifiers/ids.ts';
import { newKey } from '../http/key-shape.ts';

interface Wanted {
  /** Null for an operator's key. */
  readonly creditorId: CreditorId | null;
  readonly role: ApiKeyRole;
  readonly name: string;
  readonly scopes: readonly KeyScope[];
  readonly addresses: readonly string[];
  readonly expiresAt: Date | null;
}

/** Makes a key. Its secret is nowhere but in what is answered here. */
export async function insertApiKey(
  em: EntityManager,
  { scopes, addresses, ...wanted }: Wanted,
): Promise<{ key: ApiKey; secret: string }> {
  const secret = newKey();
  const apiKeyId = uuid() as ApiKeyId;
  await em.insert(ApiKey, {
    ...wanted,
    id: apiKeyId,
    scopes: [...scopes],
    addresses: [...addresses],
    hash: hashSecretToken(secret),
  });
  return { key: await em.findOneOrFail(ApiKey, { id: apiKeyId }), secret };
}
