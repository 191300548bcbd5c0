import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId } from '../../domain/identifiers/ids.ts';
import { holdDeliveries } from '../deliveries/lock-deliveries.ts';
import type { EntityManager } from '../orm.ts';
import { queuePendingCollections } from './queue-pending-collections.ts';

/** Has a debtor's queued collections drawn by the mandate that takes the place of another, from the day on which it is active. */
export async function moveCollections(
  em: EntityManager,
  {
    creditorId,
    debtorId,
    mandateNumber,
    activeFrom,
  }: { creditorId: CreditorId; debtorId: DebtorId; mandateNumber: string; activeFrom: CivilDate },
): Promise<void> {
  await holdDeliveries(em, creditorId);
  await queuePendingCollections(em, { creditorId, debtorId, from: activeFrom });
  await em.execute(
    `update collection set mandate_number = ?
     where creditor_id = ? and debtor_id = ? and status = 'queued' and payment_date >= ?`,
    [mandateNumber, creditorId, debtorId, activeFrom],
  );
}
