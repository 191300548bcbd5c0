import { z } from 'zod';
import type { DebtorId } from '../../domain/identifiers/ids.ts';
import { id } from '../http/fields.ts';
import { defineRoute } from '../http/route.ts';
import { withoutUndefined } from '../http/without-undefined.ts';
import { changeDebtorBody, checkDebtor, debtorAnswer } from './debtor-fields.ts';
import { lockDebtor } from './lock-debtor.ts';
import { retrySubscriptions } from './retry-subscriptions.ts';
import { readDebtor } from './show-debtor.ts';

export const changeDebtor = defineRoute({
  method: 'patch',
  path: '/v1/debtors/{debtorId}',
  operationId: 'changeDebtor',
  tag: 'Debtors',
  summary: 'Change a debtor',
  description: 'What is left out stays. Counts from the next invoice. Subscriptions that need attention try again.',
  access: 'creditor',
  status: 200,
  params: z.strictObject({ debtorId: id<DebtorId>() }),
  body: changeDebtorBody,
  answer: debtorAnswer,
  async handle(call) {
    const { em, creditorId, params, body } = call;
    const debtor = await lockDebtor(em, { creditorId, ...params });
    em.assign(debtor, { ...withoutUndefined(body), updatedAt: new Date() });
    checkDebtor(debtor);
    await em.flush();
    await retrySubscriptions(call, [params.debtorId]);
    return readDebtor(em, { creditorId, ...params });
  },
});
