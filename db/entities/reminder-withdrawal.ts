import { defineEntity } from '@mikro-orm/core';
import type { CreditorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { createdAt, date, id } from './column-types.ts';

const ReminderWithdrawalSchema = defineEntity({
  name: 'ReminderWithdrawal',
  tableName: 'reminder_withdrawal',
  properties: {
    reminderId: id<InvoiceId>().primary(),
    creditorId: id<CreditorId>(),
    withdrawnOn: date(),
    createdAt: createdAt(),
  },
});

/** That a reminder went to nobody: nothing was open any more of what it lists when it was to go. */
export class ReminderWithdrawal extends ReminderWithdrawalSchema.class {}
ReminderWithdrawalSchema.setClass(ReminderWithdrawal);
