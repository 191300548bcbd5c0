import { defineEntity, p } from '@mikro-orm/core';
import type { CreditorId, DebtorId, InvoiceId, ReminderHoldId } from '../../domain/identifiers/ids.ts';
import { createdAt, date, id, instant, text } from './column-types.ts';

const ReminderHoldSchema = defineEntity({
  name: 'ReminderHold',
  tableName: 'reminder_hold',
  properties: {
    id: id<ReminderHoldId>().primary(),
    creditorId: id<CreditorId>(),
    debtorId: id<DebtorId>(),
    invoiceId: id<InvoiceId>().strictNullable(),
    reason: text(500),
    isDisputed: p.boolean(),
    untilOn: date().strictNullable(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
    endedAt: instant().strictNullable(),
  },
});

/** A debtor or one of its invoices that is not reminded of: why, and through which day. It holds until then, or until somebody ends it. */
export class ReminderHold extends ReminderHoldSchema.class {}
ReminderHoldSchema.setClass(ReminderHold);
