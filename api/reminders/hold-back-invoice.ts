import { Invoice } from '../../db/entities/invoice.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { lockDebtor } from '../debtors/lock-debtor.ts';
import { ApiProblem, notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { INVOICE_PARAMS } from '../invoices/invoice-fields.ts';
import { holdAnswer, holdBody, holdStateAnswer } from './hold-fields.ts';
import { endHold, type HeldBack, readHoldState, setHold } from './set-hold.ts';

const OF_INVOICE = {
  path: '/v1/invoices/{invoiceId}/reminder-hold',
  tag: 'Reminders',
  access: 'creditor',
  status: 200,
  params: INVOICE_PARAMS,
  answer: holdAnswer,
  problems: ['not_an_invoice'],
} as const;

export const getInvoiceHold = defineRoute({
  ...OF_INVOICE,
  method: 'get',
  operationId: 'getInvoiceHold',
  summary: 'Read whether an invoice is held back from reminders',
  description: 'All of the debtor’s may be held back besides.',
  answer: holdStateAnswer,
  hold: ({ em, creditorId, params: { invoiceId } }) => lockHeldBack(em, { creditorId, invoiceId }),
  handle: async ({ em, creditorId, params: { invoiceId } }) =>
    readHoldState(em, await findHeldBack(em, { creditorId, invoiceId })),
});

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

interface OfInvoice {
  readonly creditorId: CreditorId;
  readonly invoiceId: InvoiceId;
}

/** Holds the invoice's debtor until the transaction ends. @throws ApiProblem 404, or 409 for a credit note. */
async function lockHeldBack(em: EntityManager, of: OfInvoice): Promise<HeldBack> {
  const held = await findHeldBack(em, of);
  await lockDebtor(em, held);
  return held;
}

async function findHeldBack(em: EntityManager, { creditorId, invoiceId }: OfInvoice): Promise<HeldBack> {
  const invoice = await em.findOne(Invoice, { id: invoiceId, creditorId });
  if (invoice === null) throw notFound();
  if (invoice.series !== 'invoice') throw new ApiProblem('not_an_invoice');
  return { creditorId, debtorId: invoice.debtorId, invoiceId };
}
