import { z } from 'zod';
import type { DebtorId } from '../../domain/identifiers/ids.ts';
import { id } from '../http/fields.ts';
import { defineRoute } from '../http/route.ts';
import { debtorAnswer } from './debtor-fields.ts';
import { lockDebtor } from './lock-debtor.ts';
import { readDebtor } from './show-debtor.ts';

export const getDebtor = defineRoute({
  method: 'get',
  path: '/v1/debtors/{debtorId}',
  operationId: 'getDebtor',
  tag: 'Debtors',
  summary: 'Read a debtor',
  access: 'creditor',
  status: 200,
  params: z.strictObject({ debtorId: id<DebtorId>() }),
  answer: debtorAnswer,
  hold: ({ em, creditorId, params }) => lockDebtor(em, { creditorId, ...params }),
  handle: ({ em, creditorId, params }) => readDebtor(em, { creditorId, ...params }),
});
