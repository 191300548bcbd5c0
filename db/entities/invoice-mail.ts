import { defineEntity } from '@mikro-orm/core';
import type { InvoiceId } from '../../domain/identifiers/ids.ts';
import type { AskingMailStatus } from '../words/mails.ts';
import { id, word } from './column-types.ts';
import { mailColumns, recipient } from './mail-columns.ts';

const InvoiceMailSchema = defineEntity({
  name: 'InvoiceMail',
  tableName: 'invoice_mail',
  properties: {
    invoiceId: id<InvoiceId>().primary(),
    recipient: recipient(),
    status: word<AskingMailStatus>(),
    ...mailColumns(),
  },
});

/** The mail of an invoice: written with the invoice, so that none is forgotten, and marked when the mail server has taken it. */
export class InvoiceMail extends InvoiceMailSchema.class {}
InvoiceMailSchema.setClass(InvoiceMail);
