import { defineEntity, p } from '@mikro-orm/core';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import type { DayCount, MissingRate } from '../../domain/reminders/reminder-words.ts';
import type { StoredReminderLevel } from '../words/reminders.ts';
import { bigint, createdAt, date, id, word } from './column-types.ts';

const ReminderSettingsRowSchema = defineEntity({
  name: 'ReminderSettingsRow',
  tableName: 'reminder_settings',
  properties: {
    creditorId: id<CreditorId>().primary(),
    levels: p.json<readonly StoredReminderLevel[]>(),
    startOn: date(),
    smallestOre: bigint(),
    graceBankDays: p.integer(),
    dayCount: word<DayCount>(),
    missingRate: word<MissingRate>(24),
    noticeDays: p.integer(),
    waitsForApproval: p.boolean(),
    afterBankFile: p.boolean(),
    isPaused: p.boolean(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
});

/** How a creditor reminds. Without levels, or without a row, it does not. */
export class ReminderSettingsRow extends ReminderSettingsRowSchema.class {}
ReminderSettingsRowSchema.setClass(ReminderSettingsRow);
