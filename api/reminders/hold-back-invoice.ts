import { Invoice } from '../../db/entities/invoice.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { lockDebtor } from '../debtors/lock-debtor.ts';
import { ApiProblem, notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { INVOICE_PARAMS } from '../invoices/invoice-fields.ts';
import { holdAnswer, holdBody } from './hold-fields.ts';
import { endHold, type HeldBack, setHold } from './set-hold.ts';

const OF_INVOICE = {
  path: '/v1/invoices/{invoiceId}/reminder-hold',
  tag: 'Reminders',
  access: 'creditor',
  status: 200,
  params: INVOICE_PARAMS,
  answer: holdAnswer,
  problems: ['not_an_invoice'],
} as const;

export const holdBackInvoice = defineRoute({
  ...OF_INVOICE,
  method: 'put',
  operationId: 'holdBackInvoice',
  summary: 'Hold back an invoice from reminders, or change why and until when',
  description: 'Reminders about the debtor’s other invoices go on without it.',
  body: holdBody,
  async handle({ em, creditorId, params: { invoiceId }, body }) {
    return setHold(em, await lockHeldBack(em, { creditorId, invoiceId }), body);
  },
});

export const endInvoiceHold = defineRoute({
  ...OF_INVOICE,
  method: 'delete',
  operationId: 'endInvoiceHold',
  summary: 'Remind of an invoice again',
  description: 'Answers the hold as it was.',
  async handle({ em, creditorId, params: { invoiceId } }) {
    return endHold(em, await lockHeldBack(em, { creditorId, invoiceId }));
  },
});

/** Holds the invoice's debtor until the transaction ends. @throws ApiProblem 404, or 409 for a credit note. */
async function lockHeldBack(
  em: EntityManager,
  { creditorId, invoiceId }: { creditorId: CreditorId; invoiceId: InvoiceId },
): Promise<HeldBack> {
  const invoice = await em.findOne(Invoice, { id: invoiceId, creditorId });
  if (invoice === null) throw notFound();
  if (invoice.series !== 'invoice') throw new ApiProblem('not_an_invoice');
  const { debtorId } = invoice;
  await lockDebtor(em, { creditorId, debtorId });
  return { creditorId, debtorId, invoiceId };
}
