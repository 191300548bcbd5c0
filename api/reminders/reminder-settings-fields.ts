import { z } from 'zod';
import type { ReminderSettingsRow } from '../../db/entities/reminder-settings.ts';
import { civilDate } from '../../domain/calendar/calendar.ts';
import { MAX_FEE_ORE, MIN_NOTICE_DAYS } from '../../domain/reminders/late-payment-law.ts';
import {
  MAX_AFTER_DAYS,
  MAX_GRACE_BANK_DAYS,
  MAX_LEVEL_TEXT,
  MAX_LEVELS,
  MAX_NOTICE_DAYS,
  proposeReminderSettings,
  type ReminderLevel,
} from '../../domain/reminders/reminder-settings.ts';
import { formatOre } from '../../domain/money/money.ts';
import { amount, amountInOre, date, line, shownDate } from '../http/fields.ts';

const flags = {
  interest: z.boolean().meta({ description: 'Whether it asks for interest from the due day on', example: true }),
  compensation: z.boolean().meta({
    description: 'Whether it asks businesses and public bodies for the fixed compensation, once in a period of arrears',
    example: false,
  }),
  isNotice: z.boolean().meta({
    description: 'Whether it is the notice before collection (inkassovarsel): the last level',
    example: false,
  }),
};

const afterDays = z.int().min(1).max(MAX_AFTER_DAYS).meta({
  description: 'Days after the due day for the first level, after the letter of the level before for the others',
  example: 14,
});
const days = {
  graceBankDays: z.int().min(0).max(MAX_GRACE_BANK_DAYS).meta({
    description: 'How many bank days pass before a letter at least: a payment is read a day or more after it was made',
    example: 3,
  }),
  noticeDays: z
    .int()
    .max(MAX_NOTICE_DAYS)
    .meta({
      description: `From the notice before collection to its deadline; the law asks for ${MIN_NOTICE_DAYS}`,
      example: 10,
    }),
};
const dayCount = z.enum(['actual/365', '30/360']).meta({
  description:
    'actual/365: by the calendar, which never asks for more than the days that passed; 30/360: by months of thirty days',
});
const missingRate = z.enum(['without_interest', 'wait']).meta({
  description: 'What becomes of a letter while the reference rate of a half-year is not known',
});
const switches = {
  waitsForApproval: z.boolean().meta({ description: 'Whether a person approves each letter' }),
  afterBankFile: z.boolean().meta({ description: 'Whether none goes before the bank’s file of the day has been read' }),
  isPaused: z.boolean().meta({ description: 'Whether none goes at all for now' }),
};

/** What is proposed to whoever begins; the day is each creditor's own. */
const PROPOSED = proposeReminderSettings(civilDate('2026-01-01'));

export const reminderSettingsBody = z
  .strictObject({
    levels: z
      .array(
        z
          .strictObject({
            afterDays,
            fee: amountInOre().meta({ description: `Kroner, at most ${MAX_FEE_ORE / 100n}`, example: '100.00' }),
            ...flags,
            text: line(MAX_LEVEL_TEXT, 'Vi har endnu ikke modtaget din betaling.').nullable().default(null).meta({
              description: 'The creditor’s own words on the letter',
            }),
          })
          .meta({ id: 'ReminderLevelInput' }),
      )
      .max(MAX_LEVELS)
      .meta({ description: 'In their order. None: no reminders' }),
    startOn: date('2026-01-01').meta({ description: 'Invoices that were due before this day stay out' }),
    smallest: amountInOre()
      .default(PROPOSED.smallestOre)
      .meta({ description: 'Kroner: less is not asked for', example: '50.00' }),
    graceBankDays: days.graceBankDays.default(PROPOSED.graceBankDays),
    dayCount: dayCount.default(PROPOSED.dayCount),
    missingRate: missingRate.default(PROPOSED.missingRate),
    noticeDays: days.noticeDays.default(PROPOSED.noticeDays),
    waitsForApproval: switches.waitsForApproval.default(false),
    afterBankFile: switches.afterBankFile.default(false),
    isPaused: switches.isPaused.default(false),
  })
  .meta({ id: 'ReminderSettingsInput' });

const levelAnswer = z
  .strictObject({ afterDays, fee: amount('100.00'), ...flags, text: z.string().nullable() })
  .meta({ id: 'ReminderLevel' });

export const reminderSettingsAnswer = z
  .strictObject({
    levels: z.array(levelAnswer).meta({ description: 'None: the creditor does not remind' }),
    startOn: shownDate().nullable().meta({ description: 'Null until the creditor has said how it reminds' }),
    smallest: amount('50.00'),
    ...days,
    dayCount,
    missingRate,
    ...switches,
    proposedLevels: z.array(levelAnswer).meta({ description: 'What is proposed to a creditor who begins' }),
  })
  .meta({ id: 'ReminderSettings' });

const showLevel = ({ feeOre, ...level }: ReminderLevel): z.input<typeof levelAnswer> => ({
  ...level,
  fee: formatOre(feeOre),
});

/** How a creditor reminds; null where it has never said so. */
export function showReminderSettings(row: ReminderSettingsRow | null): z.input<typeof reminderSettingsAnswer> {
  const { smallestOre, graceBankDays, dayCount: count, missingRate: missing, noticeDays } = row ?? PROPOSED;
  return {
    levels: (row?.levels ?? []).map((level) => showLevel({ ...level, feeOre: BigInt(level.feeOre) })),
    startOn: row?.startOn ?? null,
    smallest: formatOre(smallestOre),
    graceBankDays,
    noticeDays,
    dayCount: count,
    missingRate: missing,
    waitsForApproval: row?.waitsForApproval ?? false,
    afterBankFile: row?.afterBankFile ?? false,
    isPaused: row?.isPaused ?? false,
    proposedLevels: PROPOSED.levels.map(showLevel),
  };
}
