import { defineEntity } from '@mikro-orm/core';
import type { CreditorId, InvoiceId, ReminderWaiverId } from '../../domain/identifiers/ids.ts';
import type { ReminderCharge, WaiverRule } from '../words/reminders.ts';
import { bigint, createdAt, date, id, text, word } from './column-types.ts';

const ReminderWaiverSchema = defineEntity({
  name: 'ReminderWaiver',
  tableName: 'reminder_waiver',
  properties: {
    id: id<ReminderWaiverId>().primary(),
    creditorId: id<CreditorId>(),
    reminderId: id<InvoiceId>(),
    invoiceId: id<InvoiceId>().strictNullable(),
    charge: word<ReminderCharge>(),
    amountOre: bigint(),
    bookedOn: date(),
    rule: word<WaiverRule>(32),
    note: text(200).strictNullable(),
    createdAt: createdAt(),
  },
});

/** What a reminder has charged and is taken back, by a rule or by a person. The ledger posts it. */
export class ReminderWaiver extends ReminderWaiverSchema.class {}
ReminderWaiverSchema.setClass(ReminderWaiver);
