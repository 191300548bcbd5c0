import { v7 as uuid } from 'uuid';
import type { DebtorId } from '../../domain/identifiers/ids.ts';
import { ApiProblem } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { createDebtorBody, debtorAnswer } from './debtor-fields.ts';
import { insertDebtors } from './insert-debtors.ts';
import { readDebtor } from './show-debtor.ts';

export const createDebtor = defineRoute({
  method: 'post',
  path: '/v1/debtors',
  operationId: 'createDebtor',
  tag: 'Debtors',
  summary: 'Create a debtor',
  access: 'creditor',
  status: 201,
  body: createDebtorBody,
  answer: debtorAnswer,
  problems: ['customer_number_taken'],
  location: ({ id }) => `/v1/debtors/${id}`,
  async handle({ em, creditorId, body }) {
    const debtorId = uuid() as DebtorId;
    const taken = await insertDebtors(em, { creditorId, debtors: [{ id: debtorId, ...body }] });
    if (taken.length > 0) throw new ApiProblem('customer_number_taken');
    return readDebtor(em, { creditorId, debtorId });
  },
});
