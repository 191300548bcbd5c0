import type { CreditorId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';

const KEY = `hashtextextended('delivery/' || ?, 0)`;

/** Lets one transaction at a time close a creditor's delivery, and none while somebody holds the deliveries. */
export async function lockDeliveries(em: EntityManager, creditorId: CreditorId): Promise<void> {
  await em.execute(`select pg_advisory_xact_lock(${KEY})`, [creditorId]);
}

/**
 * Lets no delivery of the creditor close until the transaction ends: it would hold some of the collections that are about to change and
 * wait for others. Any number of transactions hold them at once.
 */
export async function holdDeliveries(em: EntityManager, creditorId: CreditorId): Promise<void> {
  await em.execute(`select pg_advisory_xact_lock_shared(${KEY})`, [creditorId]);
}
