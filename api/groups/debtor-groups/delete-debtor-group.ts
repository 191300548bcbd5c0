import { DebtorGroup } from '../../../db/entities/debtor-group.ts';
import { DebtorGroupMember } from '../../../db/entities/debtor-group-member.ts';
import { SubscriptionGroupMember } from '../../../db/entities/subscription-group-member.ts';
import type { EntityManager } from '../../../db/orm.ts';
import type { CreditorId, DebtorGroupId } from '../../../domain/identifiers/ids.ts';
import { ApiProblem } from '../../http/problem.ts';
import { defineRoute } from '../../http/route.ts';
import { DEBTOR_GROUP_PARAMS, debtorGroupAnswer, showDebtorGroup } from './debtor-group-fields.ts';
import { findDebtorGroup } from './find-debtor-group.ts';

/** Of what uses a group, as many are named as somebody reads. */
const USERS_NAMED = 10;

export const deleteDebtorGroup = defineRoute({
  method: 'delete',
  path: '/v1/debtor-groups/{debtorGroupId}',
  operationId: 'deleteDebtorGroup',
  tag: 'Debtor groups',
  summary: 'Delete a debtor group with its memberships',
  description:
    'Only where no other group and no subscription holds it or has held it: end those memberships instead. Answers the group as it was. The debtors stay.',
  access: 'creditor',
  status: 200,
  params: DEBTOR_GROUP_PARAMS,
  answer: debtorGroupAnswer,
  problems: ['group_in_use'],
  async handle({ em, creditorId, params: { debtorGroupId } }) {
    const group = await findDebtorGroup(em, { creditorId, debtorGroupId, lock: true });
    await refuseUsed(em, { creditorId, debtorGroupId });
    await em.nativeDelete(DebtorGroupMember, { creditorId, groupId: debtorGroupId });
    await em.nativeDelete(DebtorGroup, { creditorId, id: debtorGroupId });
    return showDebtorGroup(group);
  },
});

async function refuseUsed(
  em: EntityManager,
  { creditorId, debtorGroupId }: { creditorId: CreditorId; debtorGroupId: DebtorGroupId },
): Promise<void> {
  const inGroups = await em.find(
    DebtorGroupMember,
    { creditorId, childGroupId: debtorGroupId },
    { limit: USERS_NAMED, orderBy: { id: 'asc' } },
  );
  const inSubscriptions = await em.find(
    SubscriptionGroupMember,
    { creditorId, debtorGroupId },
    { limit: USERS_NAMED, orderBy: { id: 'asc' } },
  );
  if (inGroups.length + inSubscriptions.length === 0) return;
  throw new ApiProblem('group_in_use', {
    detail: 'Other groups or subscriptions hold it, or have held it: end or delete those memberships',
    members: {
      debtorGroupIds: [...new Set(inGroups.map(({ groupId }) => groupId))],
      subscriptionIds: [...new Set(inSubscriptions.map(({ subscriptionId }) => subscriptionId))],
    },
  });
}
