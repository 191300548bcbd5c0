import { LockMode } from '@mikro-orm/core';
import { ApiKey } from '../../db/entities/api-key.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { ApiKeyId, CreditorId } from '../../domain/identifiers/ids.ts';
import { notFound } from '../http/problem.ts';

/** A key of the creditor's; with `lock` nobody else changes it until the transaction ends. @throws ApiProblem 404 */
export async function findApiKey(
  em: EntityManager,
  { creditorId, apiKeyId, lock = false }: { creditorId: CreditorId; apiKeyId: ApiKeyId; lock?: boolean },
): Promise<ApiKey> {
  const key = await em.findOne(
    ApiKey,
    { id: apiKeyId, creditorId },
    lock ? { lockMode: LockMode.PESSIMISTIC_WRITE } : {},
  );
  if (key === null) throw notFound();
  return key;
}
