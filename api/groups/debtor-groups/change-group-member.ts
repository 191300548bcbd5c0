import { addDays, civilDate } from '../../../domain/calendar/calendar.ts';
import type { DebtorGroupId, DebtorId } from '../../../domain/identifiers/ids.ts';
import { defineRoute } from '../../http/route.ts';
import { changeMember } from '../memberships/change-member.ts';
import { endedMemberAnswer, findNotCredited } from '../memberships/find-not-credited.ts';
import { changeMemberBody } from '../memberships/member-fields.ts';
import { wakeReached } from '../memberships/wake-reached.ts';
import { GROUP_MEMBER_PARAMS, groupWithMembers } from './group-with-members.ts';

export const changeGroupMember = defineRoute({
  method: 'patch',
  path: '/v1/debtor-groups/{debtorGroupId}/members/{groupMemberId}',
  operationId: 'changeGroupMember',
  tag: 'Debtor groups',
  summary: 'End a membership, or change its days',
  description:
    'Counts for the periods that have not been billed: what is billed stays, and `notCredited` says what of it reaches beyond the last day and how it is credited.',
  access: 'creditor',
  status: 200,
  params: GROUP_MEMBER_PARAMS,
  body: changeMemberBody,
  answer: endedMemberAnswer,
  problems: ['stays_overlap'],
  async handle({ em, creditorId, params: { debtorGroupId, groupMemberId: memberId }, body: change, send }) {
    const owner = await groupWithMembers(em, { creditorId, debtorGroupId, lock: true });
    const member = await changeMember(em, owner, { memberId, change });
    await wakeReached({ em, creditorId, send }, owner, member);
    if (member.leftOn === null) return member;
    const lastDay = civilDate(member.leftOn);
    const billed = await findNotCredited(em, {
      creditorId,
      leftGroupId: debtorGroupId,
      debtorId: member.debtorId as DebtorId | null,
      memberGroupId: member.debtorGroupId as DebtorGroupId | null,
      firstDayOut: addDays(lastDay, 1),
      lastDay,
    });
    return { ...member, ...billed };
  },
});
