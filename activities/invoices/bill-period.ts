import type { CreditorId } from '../../domain/identifiers/ids.ts';
import type { ActivityDependencies } from '../dependencies.ts';
import { draftKindOf } from '../seen.ts';
import { type DraftInvoiceInput, type DraftOutcome, draftSet } from './draft-set.ts';
import { gatherAsks } from './gather-asks.ts';

export interface BillPeriodInput extends DraftInvoiceInput {
  readonly creditorId: CreditorId;
  /** Whether the post office sends the mail. Workflows that began a period under a version before have it sent themselves. */
  readonly byPostOffice?: true;
  /** The moment from which the period could have been billed, epoch ms. */
  readonly dueAtMs?: number;
}

/** A set is a transaction of a creditor's: while it holds the row of the numbers, the creditor's others wait. */
const MOST_IN_A_SET = 100;

/** So many creditors are billed at once. Each holds a connection. */
const SETS_AT_ONCE = 8;

/** Long enough for a set to come together where two cores wake sixty subscriptions a second, and nothing that anybody notices. */
const GATHER_MS = 100;

/**
 * All that a period is in the database: the invoice with its number, the one-off lines consumed, the mail laid ready and the collection
 * queued, in one transaction with those of the creditor that are asked for at the same time. It stands as a whole or nothing of it does. Asked
 * twice, it answers the same: a worker that is lost between the commit and the answer leads to the same question.
 */
export function createBillPeriod({ orm, bell, seen }: Pick<ActivityDependencies, 'orm' | 'bell' | 'seen'>) {
  const bill = gatherAsks<BillPeriodInput, DraftOutcome>({
    togetherBy: ({ creditorId, byPostOffice = false }) => `${creditorId} ${byPostOffice}`,
    about: ({ subscriptionId }) => subscriptionId,
    most: MOST_IN_A_SET,
    atOnce: SETS_AT_ONCE,
    gatherMs: GATHER_MS,
    work: (asks, answer) => {
      const queued = asks[0]?.byPostOffice === true ? 'collections_and_mails' : 'collections';
      return draftSet(orm, { asks, queued, answer });
    },
  });
  return async function billPeriod(input: BillPeriodInput): Promise<DraftOutcome> {
    const outcome = await bill(input);
    seen?.({ what: 'draft', kind: draftKindOf(outcome), dueAtMs: input.dueAtMs ?? null });
    if (input.byPostOffice === true && outcome.kind === 'issued' && outcome.mail) await bell.ring();
    return outcome;
  };
}
