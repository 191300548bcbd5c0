import { z } from 'zod';

export const ledgerAccount = z
  .enum([
    'receivables',
    'credits',
    'unmatched',
    'bank',
    'sales',
    'vat',
    'write_offs',
    'reminder_fees',
    'interest',
    'compensation',
  ])
  .meta({
    description:
      'receivables: what debtors owe; credits: what they have to the good; unmatched: money that waits for its invoice',
  });

export const transferKind = z.enum([
  'invoiced',
  'vat_invoiced',
  'credited',
  'vat_credited',
  'credit_balance',
  'received',
  'taken_back',
  'matched',
  'match_undone',
  'credit_applied',
  'paid_out',
  'written_off',
  'write_off_undone',
  'dismissed',
  'dismissal_undone',
  'fee_charged',
  'interest_charged',
  'compensation_charged',
  'fee_waived',
  'interest_waived',
  'compensation_waived',
]);
