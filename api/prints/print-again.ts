import { z } from 'zod';
import { Invoice } from '../../db/entities/invoice.ts';
import { ReminderWithdrawal } from '../../db/entities/reminder-withdrawal.ts';
import { queuePrintAgain } from '../../db/prints/queue-prints.ts';
import { ApiProblem, notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { INVOICE_PARAMS } from '../invoices/invoice-fields.ts';
import { findPrintItems } from './find-print-items.ts';
import { printItemAnswer, printReason } from './print-fields.ts';

/** Reminders stand in the same table. */
const ANY_SERIES = { filters: { documents: false } };

export const printAgain = defineRoute({
  method: 'post',
  path: '/v1/invoices/{invoiceId}/print',
  operationId: 'printInvoice',
  tag: 'Printing',
  summary: 'Put a document in the print queue anew',
  description:
    'Any invoice, credit note or reminder, also one that was mailed. It is printed as it was issued, with the address of then.',
  access: 'creditor',
  status: 201,
  params: INVOICE_PARAMS,
  body: z.strictObject({ reason: printReason() }).meta({ id: 'PrintRequest' }),
  answer: printItemAnswer,
  problems: ['already_in_print_queue', 'reminder_withdrawn'],
  async handle({ em, creditorId, params: { invoiceId }, body: { reason } }) {
    if ((await em.count(Invoice, { id: invoiceId, creditorId }, ANY_SERIES)) === 0) throw notFound();
    if ((await em.count(ReminderWithdrawal, { reminderId: invoiceId, creditorId })) > 0) {
      throw new ApiProblem('reminder_withdrawn');
    }
    const id = await queuePrintAgain(em, { creditorId, invoiceId, reason });
    if (id === null) throw new ApiProblem('already_in_print_queue');
    const [item] = await findPrintItems(em, { creditorId, where: 'p.id = ?', values: [id], limit: 1 });
    if (item === undefined) throw notFound();
    return item;
  },
});
