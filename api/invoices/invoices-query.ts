import { z } from 'zod';
import type { DebtorId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { amountInOre, date, id, line } from '../http/fields.ts';
import { PAGE_QUERY } from '../http/pages.ts';
import { SUMMARY_QUERY } from '../http/summaries.ts';
import { collectionStatus, mailStatus } from './invoice-fields.ts';

/** What a list of invoices may be asked for. */
export const invoicesQuery = z.strictObject({
  ...PAGE_QUERY,
  ...SUMMARY_QUERY,
  subscriptionId: id<SubscriptionId>().optional(),
  debtorId: id<DebtorId>().optional(),
  kind: z.enum(['invoice', 'credit_note']).optional(),
  paymentStatus: z
    .enum(['open', 'settled', 'overdue'])
    .optional()
    .meta({ description: 'open: something is still to pay; overdue: and its due date has passed' }),
  issuedFrom: date('2026-01-01').optional(),
  issuedTo: date('2026-12-31').optional(),
  dueFrom: date('2026-01-15').optional(),
  dueTo: date('2027-01-14').optional(),
  mailStatus: mailStatus.optional().meta({ description: "Of the invoice's own mail" }),
  collectionStatus: collectionStatus.optional(),
  paymentMethod: z.enum(['fi71', 'betalingsservice']).optional(),
  amountFrom: amountInOre().optional().meta({ description: 'Kroner: a total of so much or more', example: '100.00' }),
  amountTo: amountInOre().optional().meta({ description: 'Kroner: a total of so much or less', example: '500.00' }),
  q: line(200, '1042').optional().meta({
    description:
      'The invoice number, the payment id, or the debtor: a part of the name as it is now, or the customer number',
  }),
  sort: z.enum(['newest', 'due']).optional().meta({
    description:
      'newest, where it is left out; due: the earliest due date first, of those that are open or overdue by `paymentStatus`',
  }),
});
