import { z } from 'zod';
import type { DebtorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { id, signedAmount } from '../http/fields.ts';
import { coded } from '../http/field-codes.ts';

const MAX_ALLOCATIONS = 100;

const allocation = z
  .strictObject({
    invoiceId: id<InvoiceId>().optional(),
    debtorId: id<DebtorId>().optional().meta({ description: 'Instead of an invoice: to this debtor’s credit' }),
    amount: signedAmount().meta({ description: 'Kroner; below zero of a payment that took money back' }),
  })
  .refine(({ invoiceId, debtorId }) => (invoiceId === undefined) !== (debtorId === undefined), {
    error: 'An invoice or a debtor, and not both',
    path: ['invoiceId'],
    ...coded('one_of_two'),
  })
  .meta({ id: 'AllocationInput' });

export type Allocation = z.output<typeof allocation>;

export const assignmentBody = z
  .strictObject({ allocations: z.array(allocation).min(1).max(MAX_ALLOCATIONS) })
  .meta({ id: 'PaymentAssignment' });
