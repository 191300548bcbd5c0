import { z } from 'zod';
import type { DebtorId, InvoiceId, ReceivedFileId } from '../../domain/identifiers/ids.ts';
import { date, id } from '../http/fields.ts';
import { allOf } from '../http/conditions.ts';
import { afterId, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { defineRoute } from '../http/route.ts';
import { findPayments } from './find-payments.ts';
import { paymentAnswer, paymentKind, paymentSource, paymentStatus } from './payment-fields.ts';

/** SQL, of a payment `p`; one of the columns of a match follows. */
const HAS_MATCH =
  'exists (select from payment_match m where m.creditor_id = p.creditor_id and m.payment_id = p.id and m.';

export const listPayments = defineRoute({
  method: 'get',
  path: '/v1/payments',
  operationId: 'listPayments',
  tag: 'Payments',
  summary: 'List the payments, and the news that none will come',
  access: 'creditor',
  status: 200,
  query: z.strictObject({
    ...PAGE_QUERY,
    status: paymentStatus.optional(),
    kind: paymentKind.optional(),
    source: paymentSource.optional(),
    bookedFrom: date('2026-01-01').optional(),
    bookedTo: date('2026-12-31').optional(),
    debtorId: id<DebtorId>().optional().meta({ description: 'A part of it was matched to this debtor, undone or not' }),
    invoiceId: id<InvoiceId>()
      .optional()
      .meta({ description: 'A part of it was matched to this invoice, undone or not' }),
    receivedFileId: id<ReceivedFileId>().optional(),
  }),
  answer: pageOf(paymentAnswer),
  async handle({ em, creditorId, query }) {
    const asked = allOf([
      ['p.id < ?', afterId(query)],
      ['p.status = ?', query.status],
      ['p.kind = ?', query.kind],
      ['p.source = ?', query.source],
      ['p.booked_on >= ?', query.bookedFrom],
      ['p.booked_on <= ?', query.bookedTo],
      [`${HAS_MATCH}debtor_id = ?)`, query.debtorId],
      [`${HAS_MATCH}invoice_id = ?)`, query.invoiceId],
      ['p.received_file_id = ?', query.receivedFileId],
    ]);
    const rows = await findPayments(em, { creditorId, ...asked, limit: query.limit + 1 });
    return toPage(rows, query, (row) => row);
  },
});
