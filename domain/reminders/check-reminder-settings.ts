import { MAX_AMOUNT_ORE } from '../money/money.ts';
import { DAYS_BETWEEN_FEES, MAX_FEE_ORE, MIN_NOTICE_DAYS } from './late-payment-law.ts';
import {
  MAX_AFTER_DAYS,
  MAX_GRACE_BANK_DAYS,
  MAX_LEVEL_TEXT,
  MAX_LEVELS,
  MAX_NOTICE_DAYS,
  type ReminderLevel,
  type ReminderSettings,
} from './reminder-settings.ts';

/** What can be wrong with a setting of reminders. */
export type ReminderSettingsRefusal =
  | 'too_many_levels'
  /** Not a whole number of days within the limits. */
  | 'days_out_of_range'
  | 'below_zero'
  | 'too_large'
  /** renteloven § 9 b(2): 100 kr. */
  | 'fee_above_limit'
  /** Always less than ten days after the letter with a fee before it: it could never be charged. */
  | 'fee_too_soon'
  /** What follows upon the notice before collection is collection, and no further letter. */
  | 'level_after_notice'
  /** inkassoloven § 10(3): ten days. */
  | 'notice_too_short'
  | 'text_too_long';

/** Where something is wrong, by the names of `ReminderSettings` and the positions from 0, and what. */
export interface WrongReminderSetting {
  readonly path: readonly (string | number)[];
  readonly code: ReminderSettingsRefusal;
}

/** All that is wrong with the settings; nothing where they can be kept. What is not asked here, such as words, is a matter of types. */
export function wrongReminderSettings(settings: ReminderSettings): WrongReminderSetting[] {
  const { levels, smallestOre, graceBankDays, noticeDays } = settings;
  const wrong: WrongReminderSetting[] = levels.flatMap((level, nth) =>
    wrongInLevel(level, levels.slice(0, nth)).map(([field, code]) => ({ path: ['levels', nth, field], code })),
  );
  const add = (field: keyof ReminderSettings, code: ReminderSettingsRefusal) => wrong.push({ path: [field], code });
  if (levels.length > MAX_LEVELS) add('levels', 'too_many_levels');
  if (smallestOre < 0n) add('smallestOre', 'below_zero');
  if (smallestOre > MAX_AMOUNT_ORE) add('smallestOre', 'too_large');
  if (!isWholeWithin(graceBankDays, { from: 0, to: MAX_GRACE_BANK_DAYS })) add('graceBankDays', 'days_out_of_range');
  if (noticeDays < MIN_NOTICE_DAYS) add('noticeDays', 'notice_too_short');
  else if (!isWholeWithin(noticeDays, { from: MIN_NOTICE_DAYS, to: MAX_NOTICE_DAYS }))
    add('noticeDays', 'days_out_of_range');
  return wrong;
}

type WrongInLevel = readonly [keyof ReminderLevel, ReminderSettingsRefusal];

function wrongInLevel(level: ReminderLevel, before: readonly ReminderLevel[]): WrongInLevel[] {
  const { afterDays, feeOre, text } = level;
  const wrong: WrongInLevel[] = [];
  if (!isWholeWithin(afterDays, { from: 1, to: MAX_AFTER_DAYS })) wrong.push(['afterDays', 'days_out_of_range']);
  if (feeOre < 0n) wrong.push(['feeOre', 'below_zero']);
  if (feeOre > MAX_FEE_ORE) wrong.push(['feeOre', 'fee_above_limit']);
  if (feeOre > 0n && isTooSoonForFee(level, before)) wrong.push(['feeOre', 'fee_too_soon']);
  if (before.some(({ isNotice }) => isNotice)) wrong.push(['isNotice', 'level_after_notice']);
  if ((text ?? '').length > MAX_LEVEL_TEXT) wrong.push(['text', 'text_too_long']);
  return wrong;
}

/** Whether the days from the last level with a fee to this one are too few for another. */
function isTooSoonForFee(level: ReminderLevel, before: readonly ReminderLevel[]): boolean {
  const lastWithFee = before.findLastIndex(({ feeOre }) => feeOre > 0n);
  if (lastWithFee === -1) return false;
  const days = [...before.slice(lastWithFee + 1), level].reduce((sum, { afterDays }) => sum + afterDays, 0);
  return days < DAYS_BETWEEN_FEES;
}

function isWholeWithin(value: number, { from, to }: { from: number; to: number }): boolean {
  return Number.isInteger(value) && value >= from && value <= to;
}
