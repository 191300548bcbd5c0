import { z } from 'zod';
import {
  type BetalingsserviceChoices,
  changeChoices,
  DEFAULT_BETALINGSSERVICE_SETTINGS,
  settingsOf,
  settingsRefusal,
} from '../../domain/betalingsservice/betalingsservice-settings.ts';
import { BANK_DAYS_OF_EVERY_MONTH } from '../../domain/calendar/bank-days.ts';
import { invalidField } from '../http/problem.ts';

const { calendar: CALENDAR, format: FORMAT, services: SERVICES } = DEFAULT_BETALINGSSERVICE_SETTINGS;

const number = (from: number, to: number, usual: number, description: string) =>
  z.int().min(from).max(to).meta({ example: usual, description });
const choice = <const Choices extends readonly [string, ...string[]]>(choices: Choices, description: string) =>
  z.enum(choices).meta({ example: choices[0], description });

const late = z.strictObject({
  allowed: z.boolean().meta({ example: CALENDAR.late.allowed, description: 'Late deliveries cost more' }),
  bankDaysFromEnd: number(1, BANK_DAYS_OF_EVERY_MONTH, CALENDAR.late.bankDaysFromEnd, 'The last bank day for them'),
});

const calendar = z.strictObject({
  deadlineBankDaysFromEnd: number(
    1,
    BANK_DAYS_OF_EVERY_MONTH,
    CALENDAR.deadlineBankDaysFromEnd,
    'Which bank day from the end of the month before the payment month is the last to deliver on',
  ),
  deadlineHour: number(1, 23, CALENDAR.deadlineHour, 'Before which whole hour of that day, local time'),
  late,
  maxDaysAhead: number(
    31,
    365,
    CALENDAR.maxDaysAhead,
    'How long before its payment date a collection may be delivered',
  ),
  closesMinutesBeforeDeadline: number(
    15,
    24 * 60,
    CALENDAR.closesMinutesBeforeDeadline,
    'How long before a deadline the queue is gathered into a delivery',
  ),
  invoiceBankDaysBeforeDeadline: number(
    1,
    20,
    CALENDAR.invoiceBankDaysBeforeDeadline,
    'How many bank days before the deadline an invoice is issued at the latest',
  ),
  cancellationBankDays: number(
    0,
    10,
    CALENDAR.cancellationBankDays,
    'How many bank days before its payment date a delivered collection can still be taken back',
  ),
  closedDay: choice(['next_bank_day', 'previous_bank_day', 'as_is'], 'The payment date where banks are closed'),
});

const format = z.strictObject({
  customerNumberPadding: choice(['zeros', 'blanks'], 'What fills up customer numbers'),
  mandateNumbers: choice(['sent', 'zeros'], 'What stands for the mandate in a collection'),
  negativeNet: choice(['hold_payouts', 'refuse'], 'Where payouts come to more than collections'),
  payerIdAutomatic: choice(['blank', 'zeros', 'payment_id'], "The payer's id in automatic collections"),
  payerIdSlip: choice(['payment_id', 'blank'], "The payer's id in slips"),
  slipSection: choice(['0117', '0118'], 'The section of slips'),
  companyFlags: z
    .string()
    .regex(/^[0-9 ]{2}$/, 'Two digits or blanks')
    .meta({ example: FORMAT.companyFlags, description: 'BS022, record 00010, positions 93 and 94' }),
  trailingBlanks: choice(['padded', 'trimmed'], 'The ends of records'),
});

const services = z.strictObject({
  payOuts: z.boolean().meta({
    example: SERVICES.payOuts,
    description: 'Whether Betalingsservice pays out to debtors what they have to the good',
  }),
  slips: choice(
    ['none', 'with_collections', 'daily'],
    'Whether Betalingsservice sends slips to debtors without a mandate and an e-mail address: with the collections (section 0112), or every bank day in the section of slips',
  ),
  slipAndMail: z.boolean().meta({
    example: SERVICES.slipAndMail,
    description:
      'Whether debtors who get slips and have an e-mail address are mailed their documents as well; else a slip goes instead of a mail',
  }),
});

/** Any part of the settings: what is left out stays as it was. */
export const settingsInput = z
  .strictObject({
    calendar: calendar.extend({ late: late.partial() }).partial().optional(),
    format: format.partial().optional(),
    services: services.partial().optional(),
  })
  .meta({ id: 'BetalingsserviceSettingsInput' });

export type SettingsInput = z.output<typeof settingsInput>;

/** The settings whole, with the defaults of what nobody has chosen. */
export const settingsAnswer = z.strictObject({ calendar, format, services }).meta({ id: 'BetalingsserviceSettings' });

/** What is chosen after a change. @throws ApiProblem where the settings would contradict each other. */
export function chooseSettings(
  chosen: BetalingsserviceChoices,
  changes: SettingsInput | undefined,
): BetalingsserviceChoices {
  if (changes === undefined) return chosen;
  const next = changeChoices(chosen, choicesOf(changes));
  const refusal = settingsRefusal(settingsOf(next));
  if (refusal === null) return next;
  const path = '/betalingsservice/settings/calendar/late/bankDaysFromEnd';
  throw invalidField({ path, code: 'not_after_deadline', message: refusal });
}

/** JSON knows nothing that is undefined. */
function choicesOf(changes: SettingsInput): BetalingsserviceChoices {
  return JSON.parse(JSON.stringify(changes)) as BetalingsserviceChoices;
}
