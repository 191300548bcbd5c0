import type { z } from 'zod';
import { ReminderSettingsRow } from '../../db/entities/reminder-settings.ts';
import { DAYS_BETWEEN_FEES, MAX_FEE_ORE, MIN_NOTICE_DAYS } from '../../domain/reminders/late-payment-law.ts';
import { type ReminderSettingsRefusal, wrongReminderSettings } from '../../domain/reminders/check-reminder-settings.ts';
import { formatOre } from '../../domain/money/money.ts';
import { lockCreditor } from '../creditors/lock-creditor.ts';
import type { FieldCode } from '../http/field-codes.ts';
import { ApiProblem } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { reminderSettingsAnswer, reminderSettingsBody, showReminderSettings } from './reminder-settings-fields.ts';
import { startReminders } from './start-reminders.ts';

export const putReminderSettings = defineRoute({
  method: 'put',
  path: '/v1/reminder-settings',
  operationId: 'putReminderSettings',
  tag: 'Reminders',
  summary: 'Set how the creditor reminds, or that it does not',
  description:
    'All of it: what is left out takes its default. Without levels nobody is reminded. Letters that were sent stay as they are, and count on.',
  access: 'creditor',
  role: 'admin',
  needsTemporal: true,
  status: 200,
  body: reminderSettingsBody,
  answer: reminderSettingsAnswer,
  async handle({ em, creditorId, body, send }) {
    const creditor = await lockCreditor(em, creditorId);
    const { levels, smallest: smallestOre, ...settings } = body;
    refuseWrong(body);
    await em.upsert(ReminderSettingsRow, {
      creditorId,
      ...settings,
      smallestOre,
      levels: levels.map(({ fee, ...level }) => ({ ...level, feeOre: fee.toString() })),
      updatedAt: new Date(),
    });
    await startReminders({ send }, { id: creditorId, timeZone: creditor.timeZone });
    return showReminderSettings(await em.findOneOrFail(ReminderSettingsRow, { creditorId }, { refresh: true }));
  },
});

/** By what the API calls the fields of the law's settings. */
const FIELDS: Readonly<Record<string, string>> = { feeOre: 'fee', smallestOre: 'smallest' };

/** What the API calls what is refused, and says of it. What a schema refuses already has the schema's code. */
const REFUSALS: Readonly<Record<ReminderSettingsRefusal, readonly [code: FieldCode, message: string]>> = {
  too_many_levels: ['too_big', 'There are too many levels'],
  days_out_of_range: ['invalid_value', 'So many days are not taken'],
  below_zero: ['not_positive', 'The amount must not be below zero'],
  too_large: ['too_big', 'The amount is too large'],
  fee_above_limit: ['fee_above_limit', `The law allows a fee of ${formatOre(MAX_FEE_ORE)} kr. at most`],
  fee_too_soon: [
    'fee_too_soon',
    `It would come less than ${DAYS_BETWEEN_FEES} days after the letter with a fee before it`,
  ],
  level_after_notice: ['level_after_notice', 'The notice before collection is the last level'],
  notice_too_short: ['notice_too_short', `The law asks for ${MIN_NOTICE_DAYS} days at least`],
  text_too_long: ['text_too_long', 'The text is too long'],
};

/** @throws ApiProblem with each field that the law does not allow. */
function refuseWrong({ levels, smallest, ...settings }: z.output<typeof reminderSettingsBody>): void {
  const rules = {
    ...settings,
    smallestOre: smallest,
    levels: levels.map(({ fee, ...level }) => ({ ...level, feeOre: fee })),
  };
  const errors = wrongReminderSettings(rules).map(({ path, code }) => {
    const [fieldCode, message] = REFUSALS[code];
    const place = path.map((step) => FIELDS[step] ?? step);
    return { path: `/${place.join('/')}`, code: fieldCode, message };
  });
  if (errors.length > 0) throw new ApiProblem('invalid_request', { errors });
}
