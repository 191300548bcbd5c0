import { LockMode } from '@mikro-orm/core';
import { Collection } from '../../db/entities/collection.ts';
import { holdDeliveries } from '../../db/deliveries/lock-deliveries.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CollectionId, CreditorId } from '../../domain/identifiers/ids.ts';
import { notFound } from '../http/problem.ts';

/** Holds a collection until the transaction ends: no delivery takes it along in between. @throws ApiProblem 404 */
export async function holdCollection(
  em: EntityManager,
  { creditorId, collectionId }: { creditorId: CreditorId; collectionId: CollectionId },
): Promise<Collection> {
  await holdDeliveries(em, creditorId);
  const where = { id: collectionId, creditorId };
  const collection = await em.findOne(Collection, where, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (collection === null) throw notFound();
  return collection;
}
