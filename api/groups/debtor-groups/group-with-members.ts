import { z } from 'zod';
import type { EntityManager } from '../../../db/orm.ts';
import type { CreditorId, DebtorGroupId, DebtorGroupMemberId } from '../../../domain/identifiers/ids.ts';
import { id } from '../../http/fields.ts';
import { IN_DEBTOR_GROUP, type MembershipOwner } from '../memberships/membership-kinds.ts';
import { findDebtorGroup } from './find-debtor-group.ts';

export const GROUP_MEMBER_PARAMS = z.strictObject({
  debtorGroupId: id<DebtorGroupId>(),
  groupMemberId: id<DebtorGroupMemberId>(),
});

/**
 * The group as one that has members; with `lock` they are changed by one request after the other. That lock lets others refer to the group:
 * who puts it into a subscription holds the subscription, which is waited for here. @throws ApiProblem 404
 */
export async function groupWithMembers(
  em: EntityManager,
  { lock = false, ...scope }: { creditorId: CreditorId; debtorGroupId: DebtorGroupId; lock?: boolean },
): Promise<MembershipOwner> {
  if (lock) await em.execute('select from debtor_group where id = ? for no key update', [scope.debtorGroupId]);
  const { id: ownerId } = await findDebtorGroup(em, scope);
  return { kind: IN_DEBTOR_GROUP, creditorId: scope.creditorId, ownerId };
}
