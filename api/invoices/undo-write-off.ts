import { restoreCollections } from '../../db/collections/restore-collections.ts';
import { postTransfer } from '../../db/ledger/post-transfer.ts';
import { sumWrittenOff } from '../../db/ledger/sum-transfers.ts';
import { creditorToday } from '../creditors/creditor-today.ts';
import { ApiProblem } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { holdInvoice } from './hold-invoice.ts';
import { INVOICE_PARAMS, invoiceDetailAnswer } from './invoice-fields.ts';
import { readInvoice } from './read-invoice.ts';

export const undoWriteOff = defineRoute({
  method: 'post',
  path: '/v1/invoices/{invoiceId}/write-off/undo',
  operationId: 'undoWriteOff',
  tag: 'Invoices',
  summary: 'Take back all that is written off of an invoice',
  description:
    'It is open again. A collection that was lowered or withdrawn by it is queued again, where a delivery can still carry it; else the debtor is asked by mail to pay by FI.',
  access: 'creditor',
  status: 200,
  params: INVOICE_PARAMS,
  answer: invoiceDetailAnswer,
  problems: ['not_an_invoice', 'nothing_to_undo'],
  async handle({ em, creditorId, params: { invoiceId } }) {
    const { debtorId } = await holdInvoice(em, { creditorId, invoiceId });
    const amountOre = await sumWrittenOff(em, { creditorId, invoiceId });
    if (amountOre === 0n) throw new ApiProblem('nothing_to_undo', { detail: 'Nothing of the invoice is written off' });
    const bookedOn = await creditorToday(em, creditorId);
    await postTransfer(em, { creditorId, bookedOn, kind: 'write_off_undone', amountOre, debtorId, invoiceId });
    await restoreCollections(em, { creditorId, invoiceIds: [invoiceId], now: Date.now });
    return readInvoice(em, { creditorId, invoiceId });
  },
});
