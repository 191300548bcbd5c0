import { z } from 'zod';
import { holdInvoices } from '../../db/payments/hold-balances.ts';
import { holdFreeCredit } from '../../db/payments/hold-free-credit.ts';
import { lowerCollections } from '../../db/collections/lower-collections.ts';
import { postTransfer } from '../../db/ledger/post-transfer.ts';
import type { InvoiceId } from '../../domain/identifiers/ids.ts';
import { creditorToday } from '../creditors/creditor-today.ts';
import { lockDebtor } from '../debtors/lock-debtor.ts';
import { id, positiveAmount } from '../http/fields.ts';
import { invalidField } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { checkOpen } from '../invoices/hold-invoice.ts';
import { DEBTOR_PARAMS, debtorAccountAnswer } from './account-fields.ts';
import { checkCredit } from './check-credit.ts';
import { readAccount } from './read-account.ts';

export const applyCredit = defineRoute({
  method: 'post',
  path: '/v1/debtors/{debtorId}/apply-credit',
  operationId: 'applyCredit',
  tag: 'Debtor accounts',
  summary: 'Pay an invoice of a debtor by what the debtor has to the good',
  description: 'A collection that is still queued is lowered to what is left.',
  access: 'creditor',
  status: 200,
  params: DEBTOR_PARAMS,
  body: z
    .strictObject({
      invoiceId: id<InvoiceId>(),
      amount: positiveAmount()
        .optional()
        .meta({ description: 'As much as is open and there is credit for, where it is left out' }),
    })
    .meta({ id: 'CreditApplication' }),
  answer: debtorAccountAnswer,
  problems: ['more_than_credit', 'more_than_open'],
  async handle({ em, creditorId, params: { debtorId }, body: { invoiceId, amount } }) {
    await lockDebtor(em, { creditorId, debtorId });
    const invoice = (await holdInvoices(em, { creditorId, invoiceIds: [invoiceId] })).get(invoiceId);
    if (invoice?.debtorId !== debtorId) {
      throw invalidField({ path: '/invoiceId', code: 'not_found', message: 'The debtor has no such invoice' });
    }
    const creditOre = await holdFreeCredit(em, { creditorId, debtorId });
    const amountOre = amount ?? (creditOre < invoice.openOre ? creditOre : invoice.openOre);
    checkOpen(invoice, amountOre);
    checkCredit({ debtorId, creditOre, amountOre });
    const bookedOn = await creditorToday(em, creditorId);
    await postTransfer(em, { creditorId, bookedOn, kind: 'credit_applied', amountOre, debtorId, invoiceId });
    await lowerCollections(em, { creditorId, invoiceIds: [invoiceId] });
    return readAccount(em, { creditorId, debtorId });
  },
});
