import { defineEntity, p } from '@mikro-orm/core';
import type { CreditorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { createdAt, id } from './column-types.ts';

const InvoicePdfSchema = defineEntity({
  name: 'InvoicePdf',
  tableName: 'invoice_pdf',
  properties: {
    invoiceId: id<InvoiceId>().primary(),
    creditorId: id<CreditorId>(),
    content: p.uint8array().columnType('bytea'),
    createdAt: createdAt(),
  },
});

/** The invoice on paper, kept as it was first made. */
export class InvoicePdf extends InvoicePdfSchema.class {}
InvoicePdfSchema.setClass(InvoicePdf);
