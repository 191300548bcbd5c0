import { defineRoute } from '../../http/route.ts';
import { DEBTOR_GROUP_PARAMS, debtorGroupAnswer, showDebtorGroup } from './debtor-group-fields.ts';
import { findDebtorGroup } from './find-debtor-group.ts';
import { groupWithMembers } from './group-with-members.ts';
import { lockGroupsInGroups } from './refuse-cycle.ts';

export const getDebtorGroup = defineRoute({
  method: 'get',
  path: '/v1/debtor-groups/{debtorGroupId}',
  operationId: 'getDebtorGroup',
  tag: 'Debtor groups',
  summary: 'Read a debtor group',
  access: 'creditor',
  status: 200,
  params: DEBTOR_GROUP_PARAMS,
  answer: debtorGroupAnswer,
  // Whoever puts it into a subscription holds that, and refers to the group meanwhile: a change of members waits for the subscription.
  async hold({ em, creditorId, params }) {
    await lockGroupsInGroups(em, creditorId);
    await groupWithMembers(em, { creditorId, ...params, lock: true });
  },
  handle: async ({ em, creditorId, params }) => showDebtorGroup(await findDebtorGroup(em, { creditorId, ...params })),
});
