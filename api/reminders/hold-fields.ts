import { z } from 'zod';
import { date, instant, line, shownDate } from '../http/fields.ts';

const MAX_REASON = 500;

export const holdBody = z
  .strictObject({
    reason: line(MAX_REASON, 'Aftalt, at der betales i februar').meta({ description: 'Why: for people to read' }),
    isDisputed: z.boolean().default(false).meta({
      description:
        'Whether the debtor disputes it: what is disputed gets neither fee nor threat, and no interest is asked',
      example: false,
    }),
    until: date('2027-02-28').nullable().default(null).meta({
      description: 'The last day on which nothing is reminded of; null until somebody ends it',
    }),
  })
  .meta({ id: 'ReminderHoldInput' });

export const holdAnswer = z
  .strictObject({
    id: z.string(),
    debtorId: z.string(),
    debtorName: z.string(),
    customerNumber: z.string(),
    invoiceId: z.string().nullable().meta({ description: 'Null where all of the debtor’s is held back' }),
    invoiceNumber: z.string().nullable(),
    reason: z.string(),
    isDisputed: z.boolean(),
    until: shownDate().nullable().meta({ description: 'The last day; null until somebody ends it' }),
    inForce: z.boolean().meta({ description: 'Whether it holds anything back today: its last day may have passed' }),
    createdAt: instant(),
    updatedAt: instant(),
  })
  .meta({ id: 'ReminderHold' });

/** Of an invoice or a debtor, also where nothing is held back: so that of two who hold back at once the second is told. */
export const holdStateAnswer = z
  .strictObject({ hold: holdAnswer.nullable().meta({ description: 'Null where nobody holds it back' }) })
  .meta({ id: 'ReminderHoldState' });
