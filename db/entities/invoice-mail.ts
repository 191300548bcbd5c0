import { defineEntity, p } from '@mikro-orm/core';
import type { CreditorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import type { MailStatus } from '../words/mails.ts';
import { createdAt, id, instant, text, word } from './column-types.ts';

const InvoiceMailSchema = defineEntity({
  name: 'InvoiceMail',
  tableName: 'invoice_mail',
  properties: {
    invoiceId: id<InvoiceId>().primary(),
    creditorId: id<CreditorId>(),
    recipient: text(254),
    messageId: text(255),
    status: word<MailStatus>(),
    attempts: p.integer().default(0),
    lastError: text(1000).strictNullable(),
    content: p.uint8array().columnType('bytea').strictNullable(),
    createdAt: createdAt(),
    sentAt: instant().strictNullable(),
  },
});

/** The mail of an invoice: written with the invoice, so that none is forgotten, and marked when the mail server has taken it. */
export class InvoiceMail extends InvoiceMailSchema.class {}
InvoiceMailSchema.setClass(InvoiceMail);
