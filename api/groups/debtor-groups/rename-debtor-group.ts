import { defineRoute } from '../../http/route.ts';
import { DEBTOR_GROUP_PARAMS, debtorGroupAnswer, debtorGroupBody, showDebtorGroup } from './debtor-group-fields.ts';
import { findDebtorGroup } from './find-debtor-group.ts';

export const renameDebtorGroup = defineRoute({
  method: 'patch',
  path: '/v1/debtor-groups/{debtorGroupId}',
  operationId: 'renameDebtorGroup',
  tag: 'Debtor groups',
  summary: 'Rename a debtor group',
  access: 'creditor',
  status: 200,
  params: DEBTOR_GROUP_PARAMS,
  body: debtorGroupBody,
  answer: debtorGroupAnswer,
  problems: ['group_name_taken'],
  async handle({ em, creditorId, params, body }) {
    const group = await findDebtorGroup(em, { creditorId, ...params, lock: true });
    em.assign(group, { ...body, updatedAt: new Date() });
    await em.flush();
    return showDebtorGroup(group);
  },
});
