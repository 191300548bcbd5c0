import { defineRoute } from '../../http/route.ts';
import { addMember } from '../memberships/add-members.ts';
import { addMemberBody, memberAnswer } from '../memberships/member-fields.ts';
import { wakeReached } from '../memberships/wake-reached.ts';
import { DEBTOR_GROUP_PARAMS } from './debtor-group-fields.ts';
import { groupWithMembers } from './group-with-members.ts';
import { lockGroupsInGroups, refuseCycle } from './refuse-cycle.ts';

export const addGroupMember = defineRoute({
  method: 'post',
  path: '/v1/debtor-groups/{debtorGroupId}/members',
  operationId: 'addGroupMember',
  tag: 'Debtor groups',
  summary: 'Add a debtor or another group to a debtor group',
  description:
    'Memberships are read when a period is billed. A debtor may leave and join again, and is billed once however many ways lead to them. No group may hold itself, on whatever days.',
  access: 'creditor',
  status: 201,
  params: DEBTOR_GROUP_PARAMS,
  body: addMemberBody,
  answer: memberAnswer,
  problems: ['group_cycle', 'stays_overlap'],
  async handle({ em, creditorId, params, body, send }) {
    const { debtorGroupId: childId } = body;
    // Before the group's own lock: of two that are put into each other, one waits here and holds nothing.
    if (childId !== undefined) await lockGroupsInGroups(em, creditorId);
    const owner = await groupWithMembers(em, { creditorId, ...params, lock: true });
    if (childId !== undefined) await refuseCycle(em, { creditorId, parentId: params.debtorGroupId, childId });
    const member = await addMember(em, owner, body);
    await wakeReached({ em, creditorId, send }, owner, member);
    return member;
  },
});
