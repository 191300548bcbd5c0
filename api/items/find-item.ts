import { LockMode } from '@mikro-orm/core';
import { Item } from '../../db/entities/item.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId, ItemId } from '../../domain/identifiers/ids.ts';
import { notFound } from '../http/problem.ts';

/** A creditor's item; with `lock` nobody else changes it or its prices until the transaction ends. @throws ApiProblem 404 */
export async function findItem(
  em: EntityManager,
  { creditorId, itemId, lock = false }: { creditorId: CreditorId; itemId: ItemId; lock?: boolean },
): Promise<Item> {
  const where = { id: itemId, creditorId };
  const item = await em.findOne(Item, where, lock ? { lockMode: LockMode.PESSIMISTIC_WRITE } : {});
  if (item === null) throw notFound();
  return item;
}
