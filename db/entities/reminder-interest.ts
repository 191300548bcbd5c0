import { defineEntity, p } from '@mikro-orm/core';
import type { CreditorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { bigint, date, id } from './column-types.ts';

const ReminderInterestSchema = defineEntity({
  name: 'ReminderInterest',
  tableName: 'reminder_interest',
  properties: {
    reminderId: id<InvoiceId>().primary(),
    invoiceId: id<InvoiceId>().primary(),
    position: p.integer().primary(),
    creditorId: id<CreditorId>(),
    fromOn: date(),
    toOn: date(),
    days: p.integer(),
    openOre: bigint(),
    rateBp: p.integer(),
    rateFrom: date(),
  },
});

/** A span of the interest that a reminder has reckoned of an invoice: from its due day, with what earlier reminders have charged. Both days bear interest. */
export class ReminderInterest extends ReminderInterestSchema.class {}
ReminderInterestSchema.setClass(ReminderInterest);
