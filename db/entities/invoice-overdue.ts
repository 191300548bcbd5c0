import { defineEntity } from '@mikro-orm/core';
import type { CreditorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { createdAt, date, id } from './column-types.ts';

const InvoiceOverdueSchema = defineEntity({
  name: 'InvoiceOverdue',
  tableName: 'invoice_overdue',
  properties: {
    invoiceId: id<InvoiceId>().primary(),
    creditorId: id<CreditorId>(),
    dueOn: date(),
    seenAt: createdAt(),
  },
});

/** That an invoice was seen to be overdue, once. */
export class InvoiceOverdue extends InvoiceOverdueSchema.class {}
InvoiceOverdueSchema.setClass(InvoiceOverdue);
