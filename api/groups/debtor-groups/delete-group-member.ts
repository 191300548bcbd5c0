import { defineRoute } from '../../http/route.ts';
import { deleteMember } from '../memberships/delete-member.ts';
import { memberAnswer } from '../memberships/member-fields.ts';
import { GROUP_MEMBER_PARAMS, groupWithMembers } from './group-with-members.ts';

export const deleteGroupMember = defineRoute({
  method: 'delete',
  path: '/v1/debtor-groups/{debtorGroupId}/members/{groupMemberId}',
  operationId: 'deleteGroupMember',
  tag: 'Debtor groups',
  summary: 'Delete a membership that was a mistake',
  description: 'One that ends gets its last day instead. What is billed stays. Answers the membership as it was.',
  access: 'creditor',
  status: 200,
  params: GROUP_MEMBER_PARAMS,
  answer: memberAnswer,
  async handle({ em, creditorId, params: { debtorGroupId, groupMemberId } }) {
    const owner = await groupWithMembers(em, { creditorId, debtorGroupId, lock: true });
    return deleteMember(em, owner, groupMemberId);
  },
});
