import type { ActivityDependencies } from '../dependencies.ts';
import { type CloseDeliveryInput, type CloseDeliveryOutcome, closeSections } from './close-sections.ts';
import { gatherSections } from './gather-sections.ts';
import { withdrawUnneeded } from './withdraw-unneeded.ts';

/**
 * Gathers what is queued and can still make its deadline into one delivery, whose number, bytes and collections are fixed in one
 * transaction: a collection is in exactly one delivery, drawn by the mandate that is in force on its payment date. What has missed its deadline
 * is marked `too_late` for a person. Pay-outs and slips go along where the creditor has agreed to them: pay-outs as far as what is collected
 * covers them.
 */
export function createCloseDelivery({ orm, bsSubsystem }: Pick<ActivityDependencies, 'orm' | 'bsSubsystem'>) {
  return async function closeDelivery(input: CloseDeliveryInput): Promise<CloseDeliveryOutcome> {
    const closing = { ...input, subsystem: bsSubsystem, gather: gatherSections };
    await withdrawUnneeded(orm, input);
    return orm.em.fork().transactional((em) => closeSections(em, closing), { clear: true });
  };
}
