import { z } from 'zod';
import type { DebtorId, DeliveryId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { id } from '../http/fields.ts';
import { allOf } from '../http/conditions.ts';
import { afterId, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { defineRoute } from '../http/route.ts';
import { collectionAnswer, collectionStatus } from '../invoices/invoice-fields.ts';
import { findCollections } from './find-collections.ts';

export const listCollections = defineRoute({
  method: 'get',
  path: '/v1/collections',
  operationId: 'listCollections',
  tag: 'Betalingsservice',
  summary: 'List the collections',
  access: 'creditor',
  status: 200,
  query: z.strictObject({
    ...PAGE_QUERY,
    status: collectionStatus.optional(),
    deliveryId: id<DeliveryId>().optional(),
    invoiceId: id<InvoiceId>().optional(),
    debtorId: id<DebtorId>().optional(),
  }),
  answer: pageOf(collectionAnswer),
  async handle({ em, creditorId, query }) {
    const asked = allOf([
      ['c.id < ?', afterId(query)],
      ['c.status = ?', query.status],
      ['c.delivery_id = ?', query.deliveryId],
      ['c.invoice_id = ?', query.invoiceId],
      ['c.debtor_id = ?', query.debtorId],
    ]);
    const rows = await findCollections(em, { creditorId, ...asked, limit: query.limit + 1 });
    return toPage(rows, query, (row) => row);
  },
});
