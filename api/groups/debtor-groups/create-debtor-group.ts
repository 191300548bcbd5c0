import { v7 as uuid } from 'uuid';
import { DebtorGroup } from '../../../db/entities/debtor-group.ts';
import type { DebtorGroupId } from '../../../domain/identifiers/ids.ts';
import { defineRoute } from '../../http/route.ts';
import { debtorGroupAnswer, debtorGroupBody, showDebtorGroup } from './debtor-group-fields.ts';

export const createDebtorGroup = defineRoute({
  method: 'post',
  path: '/v1/debtor-groups',
  operationId: 'createDebtorGroup',
  tag: 'Debtor groups',
  summary: 'Create a debtor group',
  description: 'Debtors who are billed alike. Not the debitorgruppenummer of Betalingsservice.',
  access: 'creditor',
  status: 201,
  body: debtorGroupBody,
  answer: debtorGroupAnswer,
  problems: ['group_name_taken'],
  location: ({ id }) => `/v1/debtor-groups/${id}`,
  async handle({ em, creditorId, body }) {
    const id = uuid() as DebtorGroupId;
    await em.insert(DebtorGroup, { id, creditorId, ...body });
    return showDebtorGroup(await em.findOneOrFail(DebtorGroup, { id, creditorId }));
  },
});
