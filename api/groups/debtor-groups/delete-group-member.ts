import { addDays, civilDate } from '../../../domain/calendar/calendar.ts';
import type { DebtorGroupId, DebtorId } from '../../../domain/identifiers/ids.ts';
import { defineRoute } from '../../http/route.ts';
import { deleteMember } from '../memberships/delete-member.ts';
import { endedMemberAnswer, findNotCredited } from '../memberships/find-not-credited.ts';
import { GROUP_MEMBER_PARAMS, groupWithMembers } from './group-with-members.ts';

export const deleteGroupMember = defineRoute({
  method: 'delete',
  path: '/v1/debtor-groups/{debtorGroupId}/members/{groupMemberId}',
  operationId: 'deleteGroupMember',
  tag: 'Debtor groups',
  summary: 'Delete a membership that was a mistake',
  description:
    'One that ends gets its last day instead. What is billed stays: `notCredited` says what that is and how it is credited. Answers the membership as it was.',
  access: 'creditor',
  status: 200,
  params: GROUP_MEMBER_PARAMS,
  answer: endedMemberAnswer,
  async handle({ em, creditorId, params: { debtorGroupId, groupMemberId } }) {
    const owner = await groupWithMembers(em, { creditorId, debtorGroupId, lock: true });
    const member = await deleteMember(em, owner, groupMemberId);
    const firstDayOut = civilDate(member.joinedOn);
    const billed = await findNotCredited(em, {
      creditorId,
      leftGroupId: debtorGroupId,
      debtorId: member.debtorId as DebtorId | null,
      memberGroupId: member.debtorGroupId as DebtorGroupId | null,
      firstDayOut,
      lastDay: addDays(firstDayOut, -1),
    });
    return { ...member, ...billed };
  },
});
