import { defineEntity, p } from '@mikro-orm/core';
import type {
  CreditorId,
  DebtorId,
  IndexationStepId,
  InvoiceId,
  PaymentMailId,
  PrintBatchId,
  PrintItemId,
  StatementMailId,
} from '../../domain/identifiers/ids.ts';
import type { PrintedPriceStep } from '../words/indexations.ts';
import { createdAt, id, text } from './column-types.ts';

const PrintItemSchema = defineEntity({
  name: 'PrintItem',
  tableName: 'print_item',
  properties: {
    id: id<PrintItemId>().primary(),
    creditorId: id<CreditorId>(),
    debtorId: id<DebtorId>(),
    // One of the four.
    invoiceId: id<InvoiceId>().strictNullable(),
    paymentMailId: id<PaymentMailId>().strictNullable(),
    statementMailId: id<StatementMailId>().strictNullable(),
    indexationStepId: id<IndexationStepId>().strictNullable(),
    priceStep: p.json().columnType('jsonb').$type<PrintedPriceStep>().strictNullable(),
    reason: text(200).strictNullable(),
    batchId: id<PrintBatchId>().strictNullable(),
    createdAt: createdAt(),
  },
});

/** A document, or another letter, that is to be printed, or has been with its batch. Written with the document, and again where a person asks for it. */
export class PrintItem extends PrintItemSchema.class {}
PrintItemSchema.setClass(PrintItem);
