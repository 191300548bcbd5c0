import { z } from 'zod';
import { PayOut } from '../../db/entities/pay-out.ts';
import type { DebtorId, DeliveryId, PayOutId } from '../../domain/identifiers/ids.ts';
import { id } from '../http/fields.ts';
import { newestFirst, olderThanCursor, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { defineRoute } from '../http/route.ts';
import { withoutUndefined } from '../http/without-undefined.ts';
import { payOutAnswer, payOutStatus, showPayOut } from './pay-out-fields.ts';

export const listPayOuts = defineRoute({
  method: 'get',
  path: '/v1/pay-outs',
  operationId: 'listPayOuts',
  tag: 'Debtor accounts',
  summary: 'List what Betalingsservice was or is to pay out, newest first',
  access: 'creditor',
  status: 200,
  query: z.strictObject({
    ...PAGE_QUERY,
    status: payOutStatus.optional(),
    debtorId: id<DebtorId>().optional(),
    deliveryId: id<DeliveryId>().optional(),
  }),
  answer: pageOf(payOutAnswer),
  async handle({ em, creditorId, query }) {
    const { status, debtorId, deliveryId } = query;
    const where = {
      creditorId,
      ...withoutUndefined({ status, debtorId, deliveryId }),
      ...olderThanCursor<PayOutId>(query),
    };
    const rows = await em.find(PayOut, where, newestFirst(query));
    return toPage(rows, query, showPayOut);
  },
});
