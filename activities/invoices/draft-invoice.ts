import type { ActivityDependencies } from '../dependencies.ts';
import { draftKindOf } from '../seen.ts';
import { type DraftInvoiceInput, type DraftOutcome, draftSet } from './draft-set.ts';
import { gatherAsks } from './gather-asks.ts';

/** As many as the worker asks for at once. */
const AT_ONCE = 16;

/**
 * Issues the invoice of a period: number, payment id, lines, VAT, the one-off lines consumed and its mail laid ready, all in one
 * transaction; or settles the period without one, or says until when it waits. Asked twice, it answers the same. What a person must
 * fix is stored as the subscription's state and answered; only a database that is away makes it fail, and then it is tried again.
 */
export function createDraftInvoice({ orm, seen }: Pick<ActivityDependencies, 'orm' | 'seen'>) {
  const draft = gatherAsks<DraftInvoiceInput, DraftOutcome>({
    togetherBy: ({ subscriptionId }) => subscriptionId,
    about: ({ subscriptionId }) => subscriptionId,
    most: 1,
    atOnce: AT_ONCE,
    gatherMs: 0,
    work: (asks, answer) => draftSet(orm, { asks, queued: 'nothing', answer }),
  });
  return async function draftInvoice(input: DraftInvoiceInput): Promise<DraftOutcome> {
    const outcome = await draft(input);
    seen?.({ what: 'draft', kind: draftKindOf(outcome), dueAtMs: null });
    return outcome;
  };
}
