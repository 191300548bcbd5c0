import { DebtorGroup } from '../../../db/entities/debtor-group.ts';
import type { EntityManager } from '../../../db/orm.ts';
import { findGroupPath, type GroupEdge } from '../../../domain/groups/group-path.ts';
import type { CreditorId, DebtorGroupId } from '../../../domain/identifiers/ids.ts';
import { ApiProblem } from '../../http/problem.ts';

/** Until the transaction ends, no other of the creditor's groups is put into a group. */
export async function lockGroupsInGroups(em: EntityManager, creditorId: CreditorId): Promise<void> {
  await em.execute('select lock_debtor_groups(?)', [creditorId]);
}

/** Which of the creditor's groups hold which, on whatever days. */
export async function loadGroupEdges(em: EntityManager, creditorId: CreditorId): Promise<GroupEdge<DebtorGroupId>[]> {
  return em.execute<GroupEdge<DebtorGroupId>[]>(
    `select distinct group_id "groupId", child_group_id "childGroupId" from debtor_group_member
     where creditor_id = ? and child_group_id is not null`,
    [creditorId],
  );
}

/**
 * Refuses what would close a circle; the caller holds `lockGroupsInGroups`.
 * @throws ApiProblem `group_cycle` where the group holds its parent already, with the way down from the parent to itself.
 */
export async function refuseCycle(
  em: EntityManager,
  { creditorId, parentId, childId }: { creditorId: CreditorId; parentId: DebtorGroupId; childId: DebtorGroupId },
): Promise<void> {
  const edges = await loadGroupEdges(em, creditorId);
  const path = findGroupPath(edges, { from: childId, to: parentId });
  if (path === null) return;
  const groups = await em.find(DebtorGroup, { creditorId, id: { $in: path } });
  const names = new Map(groups.map(({ id, name }) => [id, name]));
  const circle = [parentId, ...path].map((debtorGroupId) => ({ debtorGroupId, name: names.get(debtorGroupId) ?? '' }));
  const detail = `The group would hold itself: ${circle.map(({ name }) => name).join(' > ')}`;
  throw new ApiProblem('group_cycle', {
    detail,
    errors: [{ path: '/debtorGroupId', code: 'group_cycle', message: detail }],
    members: { circle },
  });
}
