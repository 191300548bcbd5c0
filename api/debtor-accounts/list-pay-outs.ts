import { z } from 'zod';
import type { DebtorId, DeliveryId } from '../../domain/identifiers/ids.ts';
import { allOf } from '../http/conditions.ts';
import { id } from '../http/fields.ts';
import { afterId, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { defineRoute } from '../http/route.ts';
import { findPayOuts } from './find-pay-outs.ts';
import { payOutAnswer, payOutStatus } from './pay-out-fields.ts';

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
    const asked = allOf([
      ['p.id < ?', afterId(query)],
      ['p.status = ?', query.status],
      ['p.debtor_id = ?', query.debtorId],
      ['p.delivery_id = ?', query.deliveryId],
    ]);
    const rows = await findPayOuts(em, { creditorId, ...asked, limit: query.limit + 1 });
    return toPage(rows, query, (row) => row);
  },
});
