import { z } from 'zod';
import { defineRoute } from '../../http/route.ts';
import { addDebtors } from '../memberships/add-members.ts';
import { addDebtorsBody, memberAnswer } from '../memberships/member-fields.ts';
import { wakeReached } from '../memberships/wake-reached.ts';
import { DEBTOR_GROUP_PARAMS } from './debtor-group-fields.ts';
import { groupWithMembers } from './group-with-members.ts';

export const addGroupDebtors = defineRoute({
  method: 'post',
  path: '/v1/debtor-groups/{debtorGroupId}/members/debtors',
  operationId: 'addGroupDebtors',
  tag: 'Debtor groups',
  summary: 'Add many debtors to a debtor group',
  description: 'All or none: the answer to a refusal names each debtor who cannot be added.',
  access: 'creditor',
  status: 201,
  params: DEBTOR_GROUP_PARAMS,
  body: addDebtorsBody,
  answer: z.strictObject({ data: z.array(memberAnswer) }).meta({ id: 'Members' }),
  problems: ['stays_overlap'],
  async handle({ em, creditorId, params, body, send }) {
    const owner = await groupWithMembers(em, { creditorId, ...params, lock: true });
    const data = await addDebtors(em, owner, body);
    await wakeReached({ em, creditorId, send }, owner, body);
    return { data };
  },
});
