import { LockMode } from '@mikro-orm/core';
import { Debtor } from '../../db/entities/debtor.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId, DebtorId } from '../../domain/identifiers/ids.ts';
import { notFound } from '../http/problem.ts';

/** Holds a debtor until the transaction ends, so that two changes come one after the other. @throws ApiProblem 404 */
export async function lockDebtor(
  em: EntityManager,
  { creditorId, debtorId }: { creditorId: CreditorId; debtorId: DebtorId },
): Promise<Debtor> {
  const debtor = await em.findOne(Debtor, { id: debtorId, creditorId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (debtor === null) throw notFound();
  return debtor;
}
