import { z } from 'zod';
import type { DebtorId } from '../../domain/identifiers/ids.ts';
import { id } from '../http/fields.ts';
import { invalidField } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { withoutUndefined } from '../http/without-undefined.ts';
import { changeDebtorBody, DANISH_POSTCODE_REFUSED, debtorAnswer, postcodeFits } from './debtor-fields.ts';
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
    if (!postcodeFits(debtor)) {
      throw invalidField({
        path: '/postcode',
        code: DANISH_POSTCODE_REFUSED.params.code,
        message: DANISH_POSTCODE_REFUSED.message,
      });
    }
    await em.flush();
    await retrySubscriptions(call, [params.debtorId]);
    return readDebtor(em, { creditorId, ...params });
  },
});
