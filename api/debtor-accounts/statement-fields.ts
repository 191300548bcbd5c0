import { z } from 'zod';
import type { OpenOnStatement, StatementEntry, StatementSums } from '../../domain/invoices/statement.ts';
import { STATEMENT_KINDS } from '../../domain/invoices/statement.ts';
import { formatOre } from '../../domain/money/money.ts';
import { amount, date, shownDate } from '../http/fields.ts';
import { pageOf } from '../http/pages.ts';
import { receivableKind } from '../invoices/receivable-kind.ts';

/** The days that a statement is of. */
export const STATEMENT_SPAN = {
  from: date('2026-01-01')
    .optional()
    .meta({ description: 'The first day; if nothing is said, that of the first entry' }),
  to: date('2026-12-31').optional().meta({ description: 'The last day, included; if nothing is said, today' }),
};

export const statementEntryAnswer = z
  .strictObject({
    date: shownDate(),
    kind: z.enum(STATEMENT_KINDS).meta({
      description:
        'reminder: what one charges; reminder_waived: what of that is taken back; payment_moved: a payment that was placed with the debtor, and was taken away from there again; payment_taken_back: the bank took it back',
    }),
    invoiceId: z.string().nullable().meta({ description: 'Null where it is about several invoices, or none' }),
    invoiceNumber: z.string().nullable(),
    paymentId: z.string().nullable(),
    change: amount('312.50').meta({ description: 'What the debtor owes more by it; below zero where it is less' }),
    balance: amount('312.50').meta({ description: 'What the debtor owes after it, less the credit' }),
    invoiceKind: receivableKind().nullable(),
  })
  .meta({ id: 'StatementEntry' });

const openAnswer = z
  .strictObject({
    invoiceId: z.string(),
    kind: receivableKind(),
    number: z.string(),
    issuedOn: shownDate(),
    dueOn: shownDate(),
    total: amount(),
    open: amount(),
    paymentId: z.string().meta({ description: 'What it is paid by: FI 71, 15 digits', example: '026840149965328' }),
    fiCreditorNumber: z.string().meta({ example: '80000001' }),
    collectedOn: shownDate()
      .nullable()
      .meta({ description: 'The day on which Betalingsservice draws it; null where the debtor pays it' }),
  })
  .meta({ id: 'StatementOpenInvoice' });

export const statementAnswer = pageOf(statementEntryAnswer)
  .extend({
    from: shownDate().nullable(),
    to: shownDate(),
    opening: amount('0.00').meta({ description: 'The balance before the first day' }),
    closing: amount('312.50').meta({ description: 'The balance at the end of the last day' }),
    credit: amount('0.00').meta({ description: 'What the debtor has to the good at the end of the last day' }),
    openInvoices: z
      .array(openAnswer)
      .meta({ description: 'What is still to pay at the end of the last day, earliest due date first' }),
  })
  .meta({ id: 'Statement' });

export function showEntry({
  bookedOn,
  kind,
  invoiceId,
  invoiceNumber,
  invoiceKind,
  paymentId,
  changeOre,
  balanceOre,
}: StatementEntry): z.input<typeof statementEntryAnswer> {
  const [change, balance] = [formatOre(changeOre), formatOre(balanceOre)];
  return { date: bookedOn, kind, invoiceId, invoiceNumber, invoiceKind, paymentId, change, balance };
}

export function showSums({ from, to, openingOre, closingOre, creditOre, open }: StatementSums) {
  return {
    from,
    to,
    opening: formatOre(openingOre),
    closing: formatOre(closingOre),
    credit: formatOre(creditOre),
    openInvoices: open.map(showOpen),
  };
}

function showOpen({ totalOre, openOre, ...row }: OpenOnStatement): z.input<typeof openAnswer> {
  return { ...row, total: formatOre(totalOre), open: formatOre(openOre) };
}
