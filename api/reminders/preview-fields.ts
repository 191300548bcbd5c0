import { z } from 'zod';
import type { DecidedDebtor } from '../../db/reminders/preview-reminders.ts';
import { formatOre } from '../../domain/money/money.ts';
import type { ReminderDecision } from '../../domain/reminders/reminder-decision.ts';
import { REMINDER_REASONS, type ReminderReason } from '../../domain/reminders/reminder-reasons.ts';
import { amount, shownDate } from '../http/fields.ts';
import { reminderLevel } from './reminder-fields.ts';

const reasonAnswer = z
  .strictObject({
    code: z.enum(REMINDER_REASONS).meta({ example: 'not_yet' }),
    invoiceId: z.string().nullable().meta({ description: 'Null where it is about all of the debtor’s' }),
    number: z.string().nullable(),
    until: shownDate().nullable().meta({
      description: 'The first day on which this reason is gone; null where no day is known',
    }),
  })
  .meta({ id: 'ReminderReason' });

export const previewedAnswer = z
  .strictObject({
    debtorId: z.string(),
    debtorName: z.string(),
    customerNumber: z.string(),
    isSent: z.boolean().meta({ description: 'Whether a reminder would be sent' }),
    level: reminderLevel.nullable(),
    isNotice: z.boolean().nullable(),
    deadlineOn: shownDate().nullable(),
    fee: amount('100.00').nullable(),
    compensation: amount('0.00').nullable(),
    interest: amount('5.99').nullable(),
    asked: amount('853.49').nullable(),
    invoices: z
      .array(
        z
          .strictObject({
            invoiceId: z.string(),
            number: z.string(),
            level: z.int(),
            isRaised: z.boolean(),
            open: amount('747.50'),
            interest: amount('5.99'),
          })
          .meta({ id: 'PreviewedReminderInvoice' }),
      )
      .meta({ description: 'What it would list, without earlier reminders' }),
    reasons: z.array(reasonAnswer).meta({
      description: 'Why nothing would be sent, or why other invoices would not be on it',
    }),
    missingRates: z.array(shownDate()).meta({
      description: 'Half-years of which interest was to be reckoned, and whose reference rate is not known',
    }),
  })
  .meta({ id: 'PreviewedReminder' });

type Shown = z.input<typeof previewedAnswer>;

/** What a debtor would be sent, or why nothing. */
export function showDecided(
  { debtorId, decision, loaded }: DecidedDebtor,
  debtor: { readonly name: string; readonly customerNumber: string },
): Shown {
  const numbers = new Map(loaded.arrears.invoices.map(({ invoiceId, number }) => [invoiceId, number]));
  const showReason = ({ code, invoiceId, until }: ReminderReason) => ({
    code,
    invoiceId,
    number: invoiceId === null ? null : (numbers.get(invoiceId) ?? null),
    until,
  });
  return {
    debtorId,
    debtorName: debtor.name,
    customerNumber: debtor.customerNumber,
    ...showLetter(decision),
    invoices:
      decision.kind === 'none'
        ? []
        : decision.invoices.map(({ invoiceId, level, isRaised, openOre, interestOre }) => ({
            invoiceId,
            number: numbers.get(invoiceId) ?? '',
            level,
            isRaised,
            open: formatOre(openOre),
            interest: formatOre(interestOre),
          })),
    reasons: (decision.kind === 'none' ? decision.reasons : decision.left).map(showReason),
    missingRates: [...decision.missingRates],
  };
}

function showLetter(decision: ReminderDecision) {
  if (decision.kind === 'none') {
    const nothing = { fee: null, compensation: null, interest: null, asked: null };
    return { isSent: false, level: null, isNotice: null, deadlineOn: null, ...nothing };
  }
  const { level, isNotice, deadlineOn, feeOre, compensationOre, interestOre, askedOre } = decision;
  return {
    isSent: true,
    level,
    isNotice,
    deadlineOn,
    fee: formatOre(feeOre),
    compensation: formatOre(compensationOre),
    interest: formatOre(interestOre),
    asked: formatOre(askedOre),
  };
}
