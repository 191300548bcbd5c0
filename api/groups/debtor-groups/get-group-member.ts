import { defineRoute } from '../../http/route.ts';
import { readMember } from '../memberships/find-memberships.ts';
import { memberAnswer } from '../memberships/member-fields.ts';
import { GROUP_MEMBER_PARAMS, groupWithMembers } from './group-with-members.ts';

export const getGroupMember = defineRoute({
  method: 'get',
  path: '/v1/debtor-groups/{debtorGroupId}/members/{groupMemberId}',
  operationId: 'getGroupMember',
  tag: 'Debtor groups',
  summary: 'Read a membership of a debtor group',
  access: 'creditor',
  status: 200,
  params: GROUP_MEMBER_PARAMS,
  answer: memberAnswer,
  hold: ({ em, creditorId, params: { debtorGroupId } }) =>
    groupWithMembers(em, { creditorId, debtorGroupId, lock: true }),
  async handle({ em, creditorId, params: { debtorGroupId, groupMemberId } }) {
    return readMember(em, await groupWithMembers(em, { creditorId, debtorGroupId }), groupMemberId);
  },
});
