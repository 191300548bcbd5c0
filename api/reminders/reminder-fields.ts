import { z } from 'zod';
import type { InvoiceId } from '../../domain/identifiers/ids.ts';
import { DEBTOR_KINDS } from '../../domain/reminders/reminder-words.ts';
import { amount, id, instant, shownDate } from '../http/fields.ts';
import { invoiceDetailAnswer, mailAnswer, mailStatus } from '../invoices/invoice-fields.ts';
import { receivableKind } from '../invoices/receivable-kind.ts';

export const REMINDER_PARAMS = z.strictObject({ reminderId: id<InvoiceId>() });

export const CHARGES = ['fee', 'compensation', 'interest'] as const;

export const reminderLevel = z.int().min(1).max(4).meta({ example: 1 });

export const reminderAnswer = z
  .strictObject({
    id: z.string(),
    number: z.string().meta({ example: 'R12' }),
    debtorId: z.string(),
    debtorName: z.string().meta({ example: 'Prøvekunde Et', description: 'As it stands on the reminder' }),
    customerNumber: z.string().meta({ example: '1001', description: 'As it stands on the reminder' }),
    level: reminderLevel.meta({ description: 'The highest to which it raised an invoice' }),
    isNotice: z.boolean().meta({ description: 'Whether it is the notice before collection (inkassovarsel)' }),
    issuedOn: shownDate(),
    deadlineOn: shownDate().meta({ description: 'The last day to pay' }),
    fee: amount('100.00'),
    compensation: amount('0.00').meta({ description: 'The fixed compensation of businesses and public bodies' }),
    interest: amount('5.99').meta({ description: 'Beyond what earlier reminders have charged' }),
    charged: amount('105.99').meta({ description: 'Fee, compensation and interest' }),
    waived: amount('0.00').meta({ description: 'What of it has been taken back' }),
    open: amount('105.99').meta({ description: 'What of its own charges is still to pay' }),
    asked: amount('853.49').meta({
      description: 'All that it asks for: what it lists, as it was open then, and what it charges',
    }),
    paymentId: z.string().meta({
      example: '000000000000018',
      description: 'What is paid by it pays what the reminder lists in its order, then what it charges',
    }),
    mailStatus: z
      .enum([...mailStatus.options, 'not_needed'])
      .nullable()
      .meta({ description: 'Null where no mail goes; not_needed: it was withdrawn' }),
    withdrawnOn: shownDate().nullable().meta({
      description:
        'The day on which it was withdrawn, since the invoices that it lists were paid before it had gone: nobody got it, and what it charges was taken back',
    }),
    createdAt: instant(),
  })
  .meta({ id: 'ReminderSummary' });

const spanAnswer = z
  .strictObject({
    from: shownDate(),
    to: shownDate().meta({ description: 'It bears interest too' }),
    days: z.int(),
    open: amount('747.50').meta({ description: 'What was open at the end of each of the days' }),
    rate: z.string().meta({ description: 'Per cent a year, with what the law adds', example: '9.75' }),
  })
  .meta({ id: 'ReminderInterestSpan' });

const listedAnswer = z
  .strictObject({
    invoiceId: z.string(),
    kind: receivableKind(),
    number: z.string(),
    dueOn: shownDate(),
    level: z.int().meta({ description: 'Its own from this reminder on; 0 for an earlier reminder', example: 1 }),
    isRaised: z.boolean().meta({ description: 'Whether this reminder raised it to that level' }),
    open: amount('747.50').meta({ description: 'What was open then' }),
    openNow: amount('747.50'),
    interest: amount('5.99').meta({ description: 'What this reminder charges of it' }),
    spans: z
      .array(spanAnswer)
      .meta({ description: 'The whole reckoning from the due day; none where none was reckoned' }),
  })
  .meta({ id: 'ReminderInvoice' });

const waiverAnswer = z
  .strictObject({
    id: z.string(),
    charge: z.enum(CHARGES),
    invoiceId: z.string().nullable().meta({ description: 'Whose interest it was' }),
    amount: amount('100.00'),
    bookedOn: shownDate(),
    rule: z.enum(['paid_in_time', 'reckoned_anew', 'paid_before_sent', 'by_person']).meta({
      description:
        'paid_in_time: what it asks for had been paid before; reckoned_anew: from the due day on the interest is less; paid_before_sent: what it asks for was paid before it had gone; by_person: a person has said so',
    }),
    note: z.string().nullable(),
    createdAt: instant(),
  })
  .meta({ id: 'ReminderWaiver' });

export const reminderDetailAnswer = reminderAnswer
  .omit({ mailStatus: true })
  .extend({
    debtorKind: z.enum(DEBTOR_KINDS).meta({ description: 'As the debtor was then' }),
    arrearsFrom: shownDate().meta({
      description: 'The first day of the connected period in which something of the debtor was overdue',
    }),
    feeNumber: z.int().nullable().meta({ description: 'Which fee of that period; null for none', example: 1 }),
    dayCount: z.enum(['actual/365', '30/360']),
    text: z.string().nullable().meta({ description: 'The creditor’s own words' }),
    language: z.enum(['da', 'en']),
    invoices: z.array(listedAnswer).meta({ description: 'In the order in which they are paid' }),
    waivers: z.array(waiverAnswer),
    writtenOff: amount('0.00').meta({ description: 'What of its charges is written off now' }),
    paymentLine: invoiceDetailAnswer.shape.paymentLine.unwrap(),
    mail: mailAnswer.nullable(),
    pdfReady: z.boolean(),
  })
  .meta({ id: 'Reminder' });
