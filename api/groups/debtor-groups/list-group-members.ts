import { pageOf } from '../../http/pages.ts';
import { defineRoute } from '../../http/route.ts';
import { listMemberships, showMember } from '../memberships/find-memberships.ts';
import { groupMemberListed } from '../memberships/listed-member-fields.ts';
import { MEMBERS_QUERY } from '../memberships/member-fields.ts';
import { DEBTOR_GROUP_PARAMS } from './debtor-group-fields.ts';
import { groupWithMembers } from './group-with-members.ts';

export const listGroupMembers = defineRoute({
  method: 'get',
  path: '/v1/debtor-groups/{debtorGroupId}/members',
  operationId: 'listGroupMembers',
  tag: 'Debtor groups',
  summary: 'List the memberships of a debtor group, ended ones too',
  access: 'creditor',
  status: 200,
  params: DEBTOR_GROUP_PARAMS,
  query: MEMBERS_QUERY,
  answer: pageOf(groupMemberListed),
  handle: async ({ em, creditorId, params, query }) =>
    listMemberships(
      em,
      await groupWithMembers(em, { creditorId, ...params }),
      query,
      ({ owner, customerNumber, memberGroup, ...member }) => ({
        ...showMember(member),
        group: owner ?? '',
        customerNumber,
        memberGroup,
      }),
    ),
});
