import { defineRoute } from '../../http/route.ts';
import { changeMember } from '../memberships/change-member.ts';
import { changeMemberBody, memberAnswer } from '../memberships/member-fields.ts';
import { wakeReached } from '../memberships/wake-reached.ts';
import { GROUP_MEMBER_PARAMS, groupWithMembers } from './group-with-members.ts';

export const changeGroupMember = defineRoute({
  method: 'patch',
  path: '/v1/debtor-groups/{debtorGroupId}/members/{groupMemberId}',
  operationId: 'changeGroupMember',
  tag: 'Debtor groups',
  summary: 'End a membership, or change its days',
  description: 'Counts for the periods that have not been billed: what is billed stays.',
  access: 'creditor',
  status: 200,
  params: GROUP_MEMBER_PARAMS,
  body: changeMemberBody,
  answer: memberAnswer,
  problems: ['stays_overlap'],
  async handle({ em, creditorId, params: { debtorGroupId, groupMemberId: memberId }, body: change, send }) {
    const owner = await groupWithMembers(em, { creditorId, debtorGroupId, lock: true });
    const member = await changeMember(em, owner, { memberId, change });
    await wakeReached({ em, creditorId, send }, owner, member);
    return member;
  },
});
