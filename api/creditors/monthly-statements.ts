import { z } from 'zod';
import type { Creditor } from '../../db/entities/creditor.ts';
import { BANK_DAYS_OF_EVERY_MONTH } from '../../domain/calendar/bank-days.ts';
import { civilDateAt } from '../../domain/calendar/wake-up.ts';
import { STATEMENT_RECIPIENTS } from '../../domain/invoices/monthly-statements.ts';

/** To whom statements of account go by mail each month, and when. */
export const monthlyStatements = z
  .strictObject({
    recipients: z.enum(STATEMENT_RECIPIENTS).meta({
      description:
        'with_open: debtors who have something open of what was invoiced until the end of the month; with_entries: all with entries in the month',
      example: 'with_open',
    }),
    bankDay: z.int().min(1).max(BANK_DAYS_OF_EVERY_MONTH).meta({
      description: 'On which bank day of the month, 1 for the first, the statements of the month before go',
      example: 3,
    }),
  })
  .meta({
    id: 'MonthlyStatements',
    description:
      'Statements of account by mail each month; null for none. A month whose day had passed when it was set is not made up for',
  });

type Choice = z.output<typeof monthlyStatements> | null;

/** The columns of what is chosen. Since when it holds stays where it is only changed. */
export function monthlyStatementsColumns(
  choice: Choice,
  { timeZone, statementsSince }: Pick<Creditor, 'timeZone'> & Partial<Pick<Creditor, 'statementsSince'>>,
) {
  if (choice === null) return { statementRecipients: null, statementBankDay: null, statementsSince: null };
  const today = civilDateAt({ epochMs: Date.now(), zone: timeZone });
  const { recipients, bankDay } = choice;
  return {
    statementRecipients: recipients,
    statementBankDay: bankDay,
    statementsSince: statementsSince ?? today,
  };
}

export function showMonthlyStatements({ statementRecipients, statementBankDay }: Creditor): Choice {
  return statementRecipients === null || statementBankDay === null
    ? null
    : { recipients: statementRecipients, bankDay: statementBankDay };
}
