import type { CreditorId, DebtorId } from '../../domain/identifiers/ids.ts';
import { followMandates } from '../collections/follow-mandates.ts';
import type { EntityManager } from '../orm.ts';
import { tellSubscriptionsOfMandate } from './tell-subscriptions-of-mandate.ts';

/**
 * What follows from a change of some debtors' mandates, whatever it is and whoever makes it: begun, moved, replaced or ended, by the API or by
 * a file. In the caller's transaction, which has locked the debtors, after the mandates are written.
 */
export async function followMandateChange(
  em: EntityManager,
  { creditorId, debtorIds }: { creditorId: CreditorId; debtorIds: readonly DebtorId[] },
): Promise<void> {
  await followMandates(em, { creditorId, debtorIds });
  await tellSubscriptionsOfMandate(em, { creditorId, debtorIds });
}
