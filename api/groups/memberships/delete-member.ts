import type { z } from 'zod';
import type { EntityManager } from '../../../db/orm.ts';
import { lockMembership, showMember } from './find-memberships.ts';
import type { memberAnswer } from './member-fields.ts';
import type { MembershipOwner } from './membership-kinds.ts';

/** Takes a membership back, as if it had never been. Answers it as it was. @throws ApiProblem 404 */
export async function deleteMember(
  em: EntityManager,
  owner: MembershipOwner,
  memberId: string,
): Promise<z.input<typeof memberAnswer>> {
  const membership = await lockMembership(em, owner, memberId);
  await em.execute(`delete from ${owner.kind.table} where id = ?`, [memberId]);
  return showMember(membership);
}
