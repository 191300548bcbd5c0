import { LockMode } from '@mikro-orm/core';
import { DebtorGroup } from '../../../db/entities/debtor-group.ts';
import type { EntityManager } from '../../../db/orm.ts';
import type { CreditorId, DebtorGroupId } from '../../../domain/identifiers/ids.ts';
import { notFound } from '../../http/problem.ts';
import { lockGroupsInGroups } from './refuse-cycle.ts';

/**
 * A creditor's debtor group; with `lock` nobody else changes it or its memberships until the transaction ends. The lock of all groups comes
 * before that of one, as where a group is put into another: a name is checked under both. @throws ApiProblem 404
 */
export async function findDebtorGroup(
  em: EntityManager,
  { creditorId, debtorGroupId, lock = false }: { creditorId: CreditorId; debtorGroupId: DebtorGroupId; lock?: boolean },
): Promise<DebtorGroup> {
  const where = { id: debtorGroupId, creditorId };
  if (lock) await lockGroupsInGroups(em, creditorId);
  const group = await em.findOne(DebtorGroup, where, lock ? { lockMode: LockMode.PESSIMISTIC_WRITE } : {});
  if (group === null) throw notFound();
  return group;
}
