import { defineRoute } from '../../http/route.ts';
import { DEBTOR_GROUP_PARAMS, debtorGroupAnswer, showDebtorGroup } from './debtor-group-fields.ts';
import { findDebtorGroup } from './find-debtor-group.ts';

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
  hold: ({ em, creditorId, params }) => findDebtorGroup(em, { creditorId, ...params, lock: true }),
  handle: async ({ em, creditorId, params }) => showDebtorGroup(await findDebtorGroup(em, { creditorId, ...params })),
});
