import { defineEntity } from '@mikro-orm/core';
import type { InvoiceId, MailCopyId } from '../../domain/identifiers/ids.ts';
import type { MailStatus } from '../words/mails.ts';
import { id, word } from './column-types.ts';
import { mailColumns, recipient } from './mail-columns.ts';

const InvoiceMailCopySchema = defineEntity({
  name: 'InvoiceMailCopy',
  tableName: 'invoice_mail_copy',
  properties: {
    id: id<MailCopyId>().primary(),
    invoiceId: id<InvoiceId>(),
    recipient: recipient(),
    status: word<MailStatus>(),
    ...mailColumns(),
  },
});

/** A copy of an invoice's mail that a person has asked for after the first was sent: a mail of its own. */
export class InvoiceMailCopy extends InvoiceMailCopySchema.class {}
InvoiceMailCopySchema.setClass(InvoiceMailCopy);
