import { z } from 'zod';
import type { DebtorId, InvoiceId, ReceivedFileId } from '../../domain/identifiers/ids.ts';
import { anyAmount, date, id, line } from '../http/fields.ts';
import { allOf, andAlso } from '../http/conditions.ts';
import { afterId, PAGE_QUERY, toPage } from '../http/pages.ts';
import { defineRoute } from '../http/route.ts';
import { summarize, SUMMARY_QUERY, summarizedPageOf } from '../http/summaries.ts';
import { findPayments } from './find-payments.ts';
import { isNamedPayment } from './find-named-payments.ts';
import { paymentAnswer, paymentKind, paymentSource, paymentStatus } from './payment-fields.ts';

/** SQL, of a payment `p`; one of the columns of a match follows. */
const HAS_MATCH =
  'exists (select from payment_match m where m.creditor_id = p.creditor_id and m.payment_id = p.id and m.';

const SUM_PAYMENTS = 'select p.amount_ore total, p.unmatched_ore unmatched from payment p';

export const listPayments = defineRoute({
  method: 'get',
  path: '/v1/payments',
  operationId: 'listPayments',
  tag: 'Payments',
  summary: 'List and search the payments, and the news that none will come',
  access: 'creditor',
  status: 200,
  query: z.strictObject({
    ...PAGE_QUERY,
    ...SUMMARY_QUERY,
    status: paymentStatus.optional(),
    kind: paymentKind.optional(),
    source: paymentSource.optional(),
    bookedFrom: date('2026-01-01').optional(),
    bookedTo: date('2026-12-31').optional(),
    amountFrom: anyAmount()
      .optional()
      .meta({ description: 'Kroner: so much or more; what is taken back lies below zero', example: '100.00' }),
    amountTo: anyAmount().optional().meta({ description: 'Kroner: so much or less', example: '500.00' }),
    q: line(200, 'Prøvekunde').optional().meta({
      description: "A part of the payer's text, the payment id or the customer number",
    }),
    debtorId: id<DebtorId>().optional().meta({ description: 'A part of it was matched to this debtor, undone or not' }),
    invoiceId: id<InvoiceId>()
      .optional()
      .meta({ description: 'A part of it was matched to this invoice, undone or not' }),
    receivedFileId: id<ReceivedFileId>().optional(),
  }),
  answer: summarizedPageOf(paymentAnswer, {
    total: 'Of their amounts, what was taken back taken off',
    unmatched: 'What still waits of them',
  }),
  async handle({ em, creditorId, query }) {
    const { q } = query;
    const named = q === undefined ? null : await isNamedPayment(em, { creditorId, q });
    const asked = allOf([
      ['p.creditor_id = ?', creditorId],
      ['p.status = ?', query.status],
      ['p.kind = ?', query.kind],
      // Told twice, so that the index of those that are not paid serves.
      query.kind !== undefined && query.kind !== 'paid' && ["p.kind <> 'paid'"],
      ['p.source = ?', query.source],
      ['p.booked_on >= ?', query.bookedFrom],
      ['p.booked_on <= ?', query.bookedTo],
      ['p.amount_ore >= ?', query.amountFrom],
      ['p.amount_ore <= ?', query.amountTo],
      [`${HAS_MATCH}debtor_id = ?)`, query.debtorId],
      [`${HAS_MATCH}invoice_id = ?)`, query.invoiceId],
      ['p.received_file_id = ?', query.receivedFileId],
    ]);
    const { where, values } = andAlso(asked, named !== null && named.paged, ['p.id < ?', afterId(query)]);
    const rows = await findPayments(em, { creditorId, where, values, limit: query.limit + 1 });
    const page = toPage(rows, query, (row) => row);
    if (query.summary !== 'true') return page;
    const counted = allOf([[asked.where, ...asked.values], named !== null && named.counted]);
    const sums = ['total', 'unmatched'] as const;
    return { ...page, summary: await summarize(em, { select: SUM_PAYMENTS, ...counted, sums }) };
  },
});
