import { defineEntity, p } from '@mikro-orm/core';
import type { CreditorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { bigint, date, id } from './column-types.ts';

const ReminderInvoiceSchema = defineEntity({
  name: 'ReminderInvoice',
  tableName: 'reminder_invoice',
  properties: {
    reminderId: id<InvoiceId>().primary(),
    position: p.integer().primary(),
    creditorId: id<CreditorId>(),
    invoiceId: id<InvoiceId>(),
    level: p.integer(),
    isRaised: p.boolean(),
    openOre: bigint(),
    interestOre: bigint(),
    reckonedTo: date().strictNullable(),
  },
});

/** What a reminder lists: an overdue invoice, or an earlier reminder whose charges are open, which has the level 0. */
export class ReminderInvoice extends ReminderInvoiceSchema.class {}
ReminderInvoiceSchema.setClass(ReminderInvoice);
