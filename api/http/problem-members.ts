import { z } from 'zod';
import { importReport } from '../imports/import-report.ts';
import { priceChangeRefusal } from '../price-changes/price-change-refusal.ts';
import { amount, shownDate } from './fields.ts';

const idOf = (what: string) => z.string().meta({ description: `The ${what} that it is about` });

/** What a problem may say beside the standard members (RFC 9457, 3.2): a member has one meaning, whichever code it comes with. */
export const PROBLEM_MEMBERS = {
  billedThrough: shownDate().nullable().optional().meta({ description: 'Last day that is billed' }),
  cancellableUntil: shownDate().optional().meta({ description: 'Last day on which it could be cancelled' }),
  circle: z
    .array(z.strictObject({ debtorGroupId: z.string(), name: z.string() }))
    .optional()
    .meta({ description: 'The groups by which one would hold itself, from the outermost in' }),
  credit: amount().optional().meta({ description: 'Kroner that the debtor has to the good' }),
  debtorGroupIds: z.array(z.string()).optional().meta({ description: 'Groups that hold it, the first ten' }),
  debtorId: idOf('debtor').optional(),
  draftId: idOf('draft').optional(),
  draftStatus: z.string().optional().meta({ description: 'The state that the draft is in instead' }),
  earliest: shownDate().optional().meta({ description: 'The first day that could be asked for' }),
  invoiceId: idOf('invoice').nullable().optional(),
  lastBillingOn: shownDate().optional().meta({ description: 'Day on which the last invoice is composed' }),
  left: amount().optional().meta({ description: 'Kroner of the invoice that are left to credit' }),
  nextPeriod: z
    .strictObject({ from: shownDate(), to: shownDate() })
    .nullable()
    .optional()
    .meta({ description: 'The next period to be billed; null where none is left' }),
  open: amount().optional().meta({ description: 'Kroner of the invoice that are open' }),
  paid: amount().optional().meta({ description: 'Kroner of the invoice that are paid' }),
  pauseId: idOf('pause').optional(),
  paymentId: idOf('payment').optional(),
  paymentMatchId: idOf('match').optional(),
  reactivatedById: z.string().optional().meta({ description: 'The subscription that goes on with it' }),
  refused: z
    .array(z.strictObject({ subscriptionId: z.string(), code: priceChangeRefusal.nullable() }))
    .optional()
    .meta({ description: 'Subscriptions that cannot be changed so, and why: the first of them' }),
  report: importReport.optional().meta({ description: 'What is wrong with the file, as a dry run answers it' }),
  retryAfterSeconds: z.int().optional().meta({ description: 'Seconds to wait before the next try' }),
  scope: z.string().optional().meta({ description: 'The scope that a key needs for it' }),
  role: z.string().optional().meta({ description: 'The least role that may do it' }),
  subscriptionIds: z.array(z.string()).optional().meta({ description: 'Subscriptions that hold it, the first ten' }),
  today: shownDate().optional().meta({ description: 'The date where the creditor is' }),
  waits: amount().optional().meta({ description: 'Kroner of the payment that wait' }),
};

const members = z.strictObject(PROBLEM_MEMBERS);

export type ProblemMembers = Readonly<z.input<typeof members>>;
