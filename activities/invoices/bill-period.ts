import type { ActivityDependencies } from '../dependencies.ts';
import { draftPeriod, type DraftInvoiceInput, type DraftOutcome } from './draft-invoice.ts';

export interface BillPeriodInput extends DraftInvoiceInput {
  /** Whether the post office sends the mail. Workflows that began a period under a version before have it sent themselves. */
  readonly byPostOffice?: true;
}

/**
 * All that a period is in the database, in one transaction: the invoice with its number, the one-off lines consumed, the mail laid ready
 * and the collection queued. It stands as a whole or nothing of it does. Asked twice, it answers the same: a worker that is lost between the
 * commit and the answer leads to the same question.
 */
export function createBillPeriod({ orm, bell }: Pick<ActivityDependencies, 'orm' | 'bell'>) {
  return async function billPeriod(input: BillPeriodInput): Promise<DraftOutcome> {
    const byPostOffice = input.byPostOffice === true;
    const outcome = await draftPeriod({ orm }, { ...input, queued: true, byPostOffice });
    if (byPostOffice && outcome.kind === 'issued' && outcome.mail) await bell.ring();
    return outcome;
  };
}
