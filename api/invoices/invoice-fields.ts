import { OTHER_ADDRESSES } from '../mails/other-addresses.ts';
import { z } from 'zod';
import { DOCUMENT_DELIVERIES } from '../../domain/mails/document-delivery.ts';
import type { InvoiceId } from '../../domain/identifiers/ids.ts';
import { DEADLINE_FIELDS, paymentDateAnswer } from '../collections/payment-date-fields.ts';
import { amount, id, instant, shownDate } from '../http/fields.ts';
import { issuedLineAnswer, TOTALS_FIELDS } from './document-fields.ts';
import { lastError } from '../mails/last-error.ts';

export const INVOICE_PARAMS = z.strictObject({ invoiceId: id<InvoiceId>() });

export const mailStatus = z.enum(['waiting', 'sent', 'failed']);
export const collectionStatus = z
  .enum(['queued', 'delivered', 'too_late', 'withdrawn', 'cancelling', 'paid', 'rejected', 'cancelled', 'charged_back'])
  .meta({
    description:
      'too_late: no delivery could carry it before its deadline any more; withdrawn: taken out of the queue; delivered: not told of since, so unknown and not paid; cancelling: Betalingsservice was asked to cancel it and has not said so yet',
  });

export const invoiceAnswer = z
  .strictObject({
    id: z.string(),
    kind: z.enum(['invoice', 'credit_note']),
    number: z.string().meta({ example: '1042' }),
    subscriptionId: z.string(),
    debtorId: z.string(),
    debtorName: z.string().meta({ example: 'Prøvekunde Et', description: 'As it stands on the invoice' }),
    customerNumber: z.string().meta({ example: '1001', description: 'As it stands on the invoice' }),
    subscriptionReference: z
      .string()
      .nullable()
      .meta({ example: 'AFT-12', description: 'The reference of the subscription, as it stands on the invoice' }),
    periodFrom: shownDate(),
    periodTo: shownDate(),
    issuedOn: shownDate(),
    dueOn: shownDate(),
    language: z.enum(['da', 'en']),
    paymentMethod: z.enum(['fi71', 'betalingsservice']).nullable().meta({ description: 'Null for a credit note' }),
    paymentId: z.string().nullable().meta({ example: '000000000000018' }),
    creditsInvoiceId: z
      .string()
      .nullable()
      .meta({ description: 'The invoice that a credit note takes back, or a part of it' }),
    net: amount('250.00'),
    vat: amount('62.50'),
    total: amount('312.50'),
    credited: amount('0.00').meta({ description: 'What credit notes have taken back of the total' }),
    open: amount('312.50').nullable().meta({ description: 'What is still to pay. Null for a credit note' }),
    paymentStatus: z.enum(['open', 'partly_paid', 'settled']).nullable().meta({
      description: 'settled: nothing is open, whether it was paid, credited or written off. Null for a credit note',
    }),
    overdue: z.boolean().nullable().meta({ description: 'Open after its due date. Null for a credit note' }),
    delivery: z.enum(DOCUMENT_DELIVERIES).nullable().meta({
      description:
        'How it went to the debtor. Null where nobody is written to, since Betalingsservice’s overview of payments tells of it, and for documents of earlier versions',
    }),
    mailStatus: mailStatus.nullable().meta({ description: 'Null where the debtor gets no mail' }),
    collectionStatus: collectionStatus.nullable().meta({ description: 'Null where Betalingsservice does not collect' }),
    collection: paymentDateAnswer
      .nullable()
      .meta({ description: 'When and why Betalingsservice draws the amount; null where it does not collect' }),
    createdAt: instant(),
  })
  .meta({ id: 'InvoiceSummary' });

const party = {
  name: z.string(),
  addressLines: z.array(z.string()),
  postcode: z.string(),
  city: z.string(),
  country: z.string(),
};

export const mailAnswer = z
  .strictObject({
    id: z.string().meta({ description: 'The own mail of an invoice or a reminder goes by its id' }),
    kind: z.enum(['invoice', 'reminder', 'payment']).meta({
      description:
        'invoice: of a credit note too; payment: asks for what Betalingsservice does not bring of the invoice',
    }),
    reason: z
      .enum(['rejected', 'cancelled', 'charged_back', 'mandate_ended', 'withdrawn', 'too_late'])
      .nullable()
      .meta({ description: 'Why a payment is asked for; null for the mail of an invoice' }),
    copy: z.boolean().meta({ description: 'The mail of an invoice, asked for again after it was sent' }),
    invoiceId: z.string().meta({ description: 'The reminder where it is the mail of one' }),
    invoiceNumber: z.string(),
    status: z
      .enum([...mailStatus.options, 'not_needed'])
      .meta({ description: 'not_needed: what it asks for was paid before the mail had gone out' }),
    recipient: z.string().nullable().meta({ description: 'Null where the debtor has no address: the mail has failed' }),
    ...OTHER_ADDRESSES,
    attempts: z.int(),
    lastError: lastError(),
    nextTryAt: instant().nullable().meta({
      description: 'Of a mail that waits after a try: when it is tried again. Null for one that is about to be tried',
    }),
    createdAt: instant(),
    sentAt: instant().nullable(),
  })
  .meta({ id: 'Mail' });

export const collectionAnswer = z
  .strictObject({
    id: z.string(),
    invoiceId: z.string(),
    invoiceNumber: z.string(),
    debtorId: z.string(),
    debtorName: z.string().meta({ example: 'Prøvekunde Et', description: 'As it stands on the invoice' }),
    customerNumber: z.string(),
    mandateNumber: z.string(),
    paymentDate: shownDate(),
    amount: amount(),
    status: collectionStatus,
    deliveryId: z.string().nullable(),
    ...DEADLINE_FIELDS,
    createdAt: instant(),
  })
  .meta({ id: 'Collection' });

const documentPrint = z
  .strictObject({
    reason: z.string().nullable().meta({ description: 'Why it is printed again; null where it is for the first time' }),
    printBatchId: z.string().nullable().meta({ description: 'Null while it waits in the print queue' }),
    createdAt: instant(),
    printedAt: instant().nullable(),
  })
  .meta({ id: 'DocumentPrint' });

export const invoiceDetailAnswer = invoiceAnswer
  .omit({ mailStatus: true, collectionStatus: true })
  .extend({
    creditor: z.strictObject({ ...party, cvr: z.string().nullable(), email: z.string(), phone: z.string().nullable() }),
    debtor: z.strictObject({
      ...party,
      cvr: z.string().nullable(),
      customerNumber: z.string(),
      ean: z.string().nullable(),
      reference: z.string().nullable(),
    }),
    lines: z.array(issuedLineAnswer),
    ...TOTALS_FIELDS,
    writtenOff: amount('0.00').meta({ description: 'What of it is written off now: it is not open' }),
    paymentLine: z
      .strictObject({
        ocrLine: z.string().meta({ example: '+71<000000000000018+80000001<' }),
        cardType: z.string().meta({ example: '71' }),
        paymentId: z.string(),
        fiCreditorNumber: z.string(),
      })
      .nullable()
      .meta({ description: 'What the debtor pays by; null as long as Betalingsservice draws the amount' }),
    mail: mailAnswer.nullable(),
    prints: z.array(documentPrint).meta({ description: 'Each time that it was or is to be printed, oldest first' }),
    collection: collectionAnswer.nullable(),
    pdfReady: z.boolean(),
  })
  .meta({ id: 'Invoice' });
