import { z } from 'zod';
import { lowerCollections } from '../../db/collections/lower-collections.ts';
import { postTransfer } from '../../db/ledger/post-transfer.ts';
import { creditorToday } from '../creditors/creditor-today.ts';
import { positiveAmount } from '../http/fields.ts';
import { defineRoute } from '../http/route.ts';
import { note } from '../payments/payment-fields.ts';
import { checkOpen, holdInvoice } from './hold-invoice.ts';
import { INVOICE_PARAMS, invoiceDetailAnswer } from './invoice-fields.ts';
import { readInvoice } from './read-invoice.ts';

export const writeOffInvoice = defineRoute({
  method: 'post',
  path: '/v1/invoices/{invoiceId}/write-off',
  operationId: 'writeOffInvoice',
  tag: 'Invoices',
  summary: 'Write off what is open of an invoice, or a part of it',
  description:
    'A loss, not a credit note: what was sold and its VAT stay as they are. A collection that is still queued is lowered to what is left.',
  access: 'creditor',
  status: 200,
  params: INVOICE_PARAMS,
  body: z
    .strictObject({
      amount: positiveAmount().optional().meta({ description: 'All that is open where it is left out' }),
      note: note('Konkurs'),
    })
    .meta({ id: 'WriteOff' }),
  answer: invoiceDetailAnswer,
  problems: ['more_than_open', 'not_an_invoice'],
  async handle({ em, creditorId, params: { invoiceId }, body }) {
    const invoice = await holdInvoice(em, { creditorId, invoiceId });
    const amountOre = body.amount ?? invoice.openOre;
    checkOpen(invoice, amountOre);
    const { debtorId } = invoice;
    const bookedOn = await creditorToday(em, creditorId);
    await postTransfer(em, {
      creditorId,
      bookedOn,
      kind: 'written_off',
      amountOre,
      debtorId,
      invoiceId,
      note: body.note,
    });
    await lowerCollections(em, { creditorId, invoiceIds: [invoiceId] });
    return readInvoice(em, { creditorId, invoiceId });
  },
});
