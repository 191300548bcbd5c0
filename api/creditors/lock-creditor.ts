import { LockMode } from '@mikro-orm/core';
import { Creditor } from '../../db/entities/creditor.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { notFound } from '../http/problem.ts';

/** Holds a creditor until the transaction ends, so that two changes of its settings come one after the other. @throws ApiProblem 404 */
export async function lockCreditor(em: EntityManager, creditorId: CreditorId): Promise<Creditor> {
  const creditor = await em.findOne(Creditor, { id: creditorId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (creditor === null) throw notFound();
  return creditor;
}
