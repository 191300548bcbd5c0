import { z } from 'zod';
import { shownDate } from '../http/fields.ts';
import { mailAnswer } from '../invoices/invoice-fields.ts';

/** Any mail to a debtor: that of an invoice, or of a statement of account, which is about no single one. */
export const listedMailAnswer = mailAnswer
  .extend({
    kind: z.enum([...mailAnswer.shape.kind.options, 'statement']).meta({
      description:
        'payment: asks for what Betalingsservice does not bring of the invoice; statement: a statement of account',
    }),
    invoiceId: z.string().nullable().meta({ description: 'Null for a statement of account' }),
    invoiceNumber: z.string().nullable(),
    debtorId: z.string(),
    customerNumber: z.string(),
    statementFrom: shownDate()
      .nullable()
      .meta({ description: 'The first day of a statement; null for the first entry on, and for other mails' }),
    statementTo: shownDate().nullable().meta({ description: 'The last day of a statement; null for other mails' }),
  })
  .meta({ id: 'ListedMail' });
