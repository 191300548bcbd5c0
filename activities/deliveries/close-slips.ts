import { settingsOf } from '../../domain/betalingsservice/betalingsservice-settings.ts';
import type { ActivityDependencies } from '../dependencies.ts';
import { type CloseDeliveryInput, type CloseDeliveryOutcome, closeSections, type Gather } from './close-sections.ts';
import { addSlips } from './gather-sections.ts';
import { withdrawUnneeded } from './withdraw-unneeded.ts';

const gather: Gather = async (em, gathering) =>
  settingsOf(gathering.creditor.bsSettings).services.slips === 'daily' ? addSlips(em, [], gathering) : [];

/**
 * Gathers the queued slips of a creditor who has them sent daily, and nothing else, into one delivery, whose number and bytes are fixed in one transaction: a slip is in exactly one
 * delivery. Asked twice with one id, it is one delivery.
 */
export function createCloseSlips({ orm, bsSubsystem }: Pick<ActivityDependencies, 'orm' | 'bsSubsystem'>) {
  return async function closeSlips(input: CloseDeliveryInput): Promise<CloseDeliveryOutcome> {
    const closing = { ...input, subsystem: bsSubsystem, gather };
    await withdrawUnneeded(orm, input);
    return orm.em.fork().transactional((em) => closeSections(em, closing), { clear: true });
  };
}
