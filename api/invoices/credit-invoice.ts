import { z } from 'zod';
import { Invoice } from '../../db/entities/invoice.ts';
import { loadCreditableInvoices } from '../../db/invoices/load-creditable-invoices.ts';
import type { CreditWish } from '../../domain/invoices/credit-invoice.ts';
import { MAX_LINE_TEXT_LENGTH } from '../../domain/lines/line-text.ts';
import { date, line, quantity, unitPrice, vatCode } from '../http/fields.ts';
import { ApiProblem, notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { MAX_LINES } from '../lines/line-fields.ts';
import { INVOICE_PARAMS, invoiceDetailAnswer } from './invoice-fields.ts';
import { composeCreditNote, issueCreditNotes } from './issue-credit-notes.ts';
import { readInvoice } from './read-invoice.ts';

const creditLine = z
  .strictObject({
    text: line(MAX_LINE_TEXT_LENGTH, 'Afslag'),
    quantity: quantity(),
    unitPrice: unitPrice(),
    vatCode: vatCode(),
  })
  .meta({ id: 'CreditLineInput' });

const creditBody = z
  .strictObject({
    lines: z.array(creditLine).min(1).max(MAX_LINES).optional().meta({ description: 'Credits these amounts' }),
    unusedAfter: date()
      .optional()
      .meta({ description: 'Credits what standing lines charge for the days after this one, by calendar days' }),
  })
  .refine(({ lines, unusedAfter }) => lines === undefined || unusedAfter === undefined, {
    error: 'Lines or a day, not both',
    path: ['unusedAfter'],
    params: { code: 'one_of_two' },
  })
  .meta({ id: 'CreditNoteInput' });

export const creditInvoice = defineRoute({
  method: 'post',
  path: '/v1/invoices/{invoiceId}/credit-notes',
  operationId: 'creditInvoice',
  tag: 'Invoices',
  summary: 'Credit an invoice',
  description:
    'Issues a credit note with a number of its own and mails it. Without lines and without a day it credits everything that is left. Never more than the invoice asks for, in all and of each VAT code. A collection that is still queued is lowered to what is left, and withdrawn where that is nothing; what has been delivered to Betalingsservice stays, and is settled with the debtor.',
  access: 'creditor',
  needsTemporal: true,
  status: 201,
  params: INVOICE_PARAMS,
  body: creditBody,
  answer: invoiceDetailAnswer,
  problems: ['credit_exceeds_invoice', 'credit_note_not_creditable', 'nothing_to_credit'],
  location: ({ id }) => `/v1/invoices/${id}`,
  async handle(call) {
    const { em, creditorId, params, body } = call;
    const { invoiceId } = params;
    const [invoice] = await loadCreditableInvoices(em, { creditorId, invoiceIds: [invoiceId] });
    if (invoice === undefined) {
      if ((await em.count(Invoice, { id: invoiceId, creditorId })) === 0) throw notFound();
      throw new ApiProblem('credit_note_not_creditable', { detail: 'Only an invoice is credited' });
    }
    const note = composeCreditNote(invoice, wishOf(body));
    if (note === null) throw new ApiProblem('nothing_to_credit');
    const [creditNoteId] = await issueCreditNotes(call, [note]);
    if (creditNoteId === undefined) throw new Error('no credit note was issued');
    return readInvoice(em, { creditorId, invoiceId: creditNoteId });
  },
});

function wishOf({ lines, unusedAfter }: z.output<typeof creditBody>): CreditWish {
  if (unusedAfter !== undefined) return { kind: 'days_after', lastDay: unusedAfter };
  if (lines === undefined) return { kind: 'rest' };
  return {
    kind: 'lines',
    lines: lines.map(({ quantity: quantityMicro, unitPrice: unitPriceMicro, ...given }) => ({
      ...given,
      quantityMicro,
      unitPriceMicro,
    })),
  };
}
