import type { z } from 'zod';
import type { EntityManager } from '../../../db/orm.ts';
import { invalidField } from '../../http/problem.ts';
import { lockMembership, showMember } from './find-memberships.ts';
import { type changeMemberBody, END_BEFORE_START, type memberAnswer, stayIsForwards } from './member-fields.ts';
import type { MembershipOwner } from './membership-kinds.ts';
import { refuseOverlaps } from './refuse-overlaps.ts';

/** Changes the days of a membership. @throws ApiProblem where they run backwards or meet another stay of the same member. */
export async function changeMember(
  em: EntityManager,
  owner: MembershipOwner,
  { memberId, change }: { memberId: string; change: z.output<typeof changeMemberBody> },
): Promise<z.input<typeof memberAnswer>> {
  const membership = await lockMembership(em, owner, memberId);
  const joinedOn = change.joinedOn ?? membership.joinedOn;
  const leftOn = change.leftOn === undefined ? membership.leftOn : change.leftOn;
  const changed = { ...membership, joinedOn, leftOn };
  if (!stayIsForwards(changed)) throw invalidField(END_BEFORE_START);
  const path = change.joinedOn === undefined ? '/leftOn' : '/joinedOn';
  await refuseOverlaps(em, owner, { stays: [{ ...changed, path }], except: memberId });
  await em.execute(`update ${owner.kind.table} set joined_on = ?, left_on = ? where id = ?`, [
    joinedOn,
    leftOn,
    memberId,
  ]);
  return showMember(changed);
}
