import type { ActivityDependencies } from '../dependencies.ts';
import { draftPeriod, type DraftInvoiceInput, type DraftOutcome } from './draft-invoice.ts';

/**
 * All that a period is in the database, in one transaction: the invoice with its number, the one-off lines consumed, the mail laid ready
 * and the collection queued. It stands as a whole or nothing of it does. Asked twice, it answers the same: a worker that is lost between the
 * commit and the answer leads to the same question.
 */
export function createBillPeriod(dependencies: Pick<ActivityDependencies, 'orm'>) {
  return async function billPeriod(input: DraftInvoiceInput): Promise<DraftOutcome> {
    return draftPeriod(dependencies, { ...input, queued: true });
  };
}
