import { defineEntity } from '@mikro-orm/core';
import type { CreditorId, DebtorId, InvoiceId, PrintBatchId, PrintItemId } from '../../domain/identifiers/ids.ts';
import { createdAt, id, text } from './column-types.ts';

const PrintItemSchema = defineEntity({
  name: 'PrintItem',
  tableName: 'print_item',
  properties: {
    id: id<PrintItemId>().primary(),
    creditorId: id<CreditorId>(),
    debtorId: id<DebtorId>(),
    invoiceId: id<InvoiceId>(),
    reason: text(200).strictNullable(),
    batchId: id<PrintBatchId>().strictNullable(),
    createdAt: createdAt(),
  },
});

/** A document that is to be printed, or has been with its batch. Written with the document, and again where a person asks for it. */
export class PrintItem extends PrintItemSchema.class {}
PrintItemSchema.setClass(PrintItem);
