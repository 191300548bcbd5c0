import { z } from 'zod';
import type { DebtorId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { creditorToday } from '../creditors/creditor-today.ts';
import { date, id, line } from '../http/fields.ts';
import { allOf } from '../http/conditions.ts';
import { afterId, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { defineRoute } from '../http/route.ts';
import { findInvoices } from './find-invoices.ts';
import { invoiceAnswer } from './invoice-fields.ts';

/** Fifteen digits: net banks let payers leave out leading zeros. */
const PAYMENT_ID_LENGTH = 15;

export const listInvoices = defineRoute({
  method: 'get',
  path: '/v1/invoices',
  operationId: 'listInvoices',
  tag: 'Invoices',
  summary: 'List and search the invoices',
  access: 'creditor',
  status: 200,
  query: z.strictObject({
    ...PAGE_QUERY,
    subscriptionId: id<SubscriptionId>().optional(),
    debtorId: id<DebtorId>().optional(),
    kind: z.enum(['invoice', 'credit_note']).optional(),
    paymentStatus: z
      .enum(['open', 'settled', 'overdue'])
      .optional()
      .meta({ description: 'open: something is still to pay; overdue: and its due date has passed' }),
    issuedFrom: date('2026-01-01').optional(),
    issuedTo: date('2026-12-31').optional(),
    q: line(20, '1042').optional().meta({ description: 'The invoice number or the payment id' }),
  }),
  answer: pageOf(invoiceAnswer),
  async handle({ em, creditorId, query }) {
    const { paymentStatus, q } = query;
    const asked = allOf([
      ['i.id < ?', afterId(query)],
      ['i.subscription_id = ?', query.subscriptionId],
      ['i.debtor_id = ?', query.debtorId],
      ['i.series = ?', query.kind],
      paymentStatus === 'settled' && ['b.open_ore = 0'],
      paymentStatus === 'open' && ['b.creditor_id = ? and b.open_ore > 0', creditorId],
      paymentStatus === 'overdue' && [
        'b.creditor_id = ? and b.open_ore > 0 and b.due_on < ?',
        creditorId,
        await creditorToday(em, creditorId),
      ],
      ['i.issued_on >= ?', query.issuedFrom],
      ['i.issued_on <= ?', query.issuedTo],
      ['(i.number = ? or i.payment_id = ?)', q, q?.padStart(PAYMENT_ID_LENGTH, '0')],
    ]);
    const rows = await findInvoices(em, { creditorId, ...asked, limit: query.limit + 1 });
    return toPage(rows, query, (row) => row);
  },
});
