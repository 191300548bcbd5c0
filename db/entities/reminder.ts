import { defineEntity, p } from '@mikro-orm/core';
import type { CreditorId, DebtorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import type { DayCount, DebtorKind } from '../../domain/reminders/reminder-words.ts';
import { bigint, createdAt, date, id, text, word } from './column-types.ts';

const ReminderSchema = defineEntity({
  name: 'Reminder',
  tableName: 'reminder',
  properties: {
    id: id<InvoiceId>().primary(),
    creditorId: id<CreditorId>(),
    debtorId: id<DebtorId>(),
    debtorKind: word<DebtorKind>(),
    level: p.integer(),
    isNotice: p.boolean(),
    issuedOn: date(),
    deadlineOn: date(),
    arrearsFrom: date(),
    feeNumber: p.integer().strictNullable(),
    feeOre: bigint(),
    compensationOre: bigint(),
    interestOre: bigint(),
    askedOre: bigint(),
    dayCount: word<DayCount>(),
    text: text(1000).strictNullable(),
    createdAt: createdAt(),
  },
});

/** A reminder as issued, with the invoice row of the same id. Never changed; the database holds the law of it. */
export class Reminder extends ReminderSchema.class {}
ReminderSchema.setClass(Reminder);
