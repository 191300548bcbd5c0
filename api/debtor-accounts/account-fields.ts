import { z } from 'zod';
import type { DebtorId } from '../../domain/identifiers/ids.ts';
import { amount, id, instant, shownDate } from '../http/fields.ts';
import { receivableKind } from '../invoices/receivable-kind.ts';
import { transferKind } from '../ledger/ledger-fields.ts';

export const DEBTOR_PARAMS = z.strictObject({ debtorId: id<DebtorId>() });

export const debtorAccountAnswer = z
  .strictObject({
    debtorId: z.string(),
    customerNumber: z.string(),
    open: amount('312.50').meta({ description: 'What is still to pay of all invoices and reminders' }),
    overdue: amount('0.00').meta({ description: 'Of it, what should have been paid by now' }),
    credit: amount('0.00').meta({ description: 'What the debtor has to the good' }),
    balance: amount('312.50').meta({
      description: 'What is open less the credit: below zero where the debtor has more to the good',
    }),
    openInvoices: z
      .array(
        z
          .strictObject({
            invoiceId: z.string(),
            kind: receivableKind(),
            number: z.string(),
            issuedOn: shownDate(),
            dueOn: shownDate(),
            total: amount(),
            open: amount(),
            overdue: z.boolean(),
          })
          .meta({ id: 'OpenInvoice' }),
      )
      .meta({ description: 'Oldest due date first; the first hundred' }),
  })
  .meta({ id: 'DebtorAccount' });

export const debtorTransferAnswer = z
  .strictObject({
    id: z.string(),
    bookedOn: shownDate(),
    kind: transferKind,
    text: z.string().meta({ example: 'Faktura 1042', description: 'In Danish' }),
    invoiceId: z.string().nullable(),
    invoiceNumber: z.string().nullable(),
    paymentId: z.string().nullable(),
    note: z.string().nullable(),
    amount: amount('312.50').meta({ description: 'What it moves' }),
    change: amount('312.50').meta({
      description: 'What it adds to the balance; nothing where it goes from the debtor’s credit to an invoice',
    }),
    balance: amount('312.50').meta({ description: 'What the debtor owes after it, less the credit' }),
    createdAt: instant(),
    invoiceKind: receivableKind().nullable(),
  })
  .meta({ id: 'DebtorTransfer' });

export const debtorBalanceAnswer = z
  .strictObject({
    debtorId: z.string(),
    customerNumber: z.string(),
    name: z.string(),
    open: amount('312.50'),
    overdue: amount('0.00'),
    credit: amount('0.00'),
    balance: amount('312.50').meta({ description: 'What is open less the credit' }),
    oldestDueOn: shownDate()
      .nullable()
      .meta({ description: 'The earliest due date of what is open; null where nothing is' }),
  })
  .meta({ id: 'DebtorBalance' });
