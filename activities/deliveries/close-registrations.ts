import { deliverRegistrations, loadQueuedRegistrations } from '../../db/deliveries/deliver-registrations.ts';
import { Creditor } from '../../db/entities/creditor.ts';
import { Delivery } from '../../db/entities/delivery.ts';
import { takeDeliveryNumber } from '../../db/deliveries/insert-delivery.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { Subsystem } from '../../domain/betalingsservice/delivery-records.ts';
import { write0605 } from '../../domain/betalingsservice/write-0605.ts';
import { civilDateAt } from '../../domain/calendar/wake-up.ts';
import type { CloseDeliveryInput, CloseDeliveryOutcome } from './close-sections.ts';
import type { ActivityDependencies } from '../dependencies.ts';
import { registrationSections } from './registration-sections.ts';

/**
 * Gathers the registrations of mandates that are queued into one delivery of their own, whose number and bytes are fixed in one
 * transaction: a registration is in exactly one delivery. Asked twice with one id, it is one delivery.
 */
export function createCloseRegistrations({ orm, bsSubsystem }: Pick<ActivityDependencies, 'orm' | 'bsSubsystem'>) {
  return async function closeRegistrations(input: CloseDeliveryInput): Promise<CloseDeliveryOutcome> {
    return orm.em.fork().transactional((em) => close(em, { ...input, subsystem: bsSubsystem }), { clear: true });
  };
}

async function close(
  em: EntityManager,
  { creditorId, deliveryId, closedAtMs, subsystem }: CloseDeliveryInput & { subsystem: Subsystem },
): Promise<CloseDeliveryOutcome> {
  // One closing of a creditor at a time: the second of two with one id must find what the first has made.
  await em.execute(`select pg_advisory_xact_lock(hashtextextended('delivery/' || ?, 0))`, [creditorId]);
  if ((await em.count(Delivery, { id: deliveryId, creditorId })) > 0) return { deliveryId };
  const creditor = await em.findOneOrFail(Creditor, { id: creditorId });
  const { timeZone, pbsNumber, bsDebtorGroup, bsDataSupplierNumber } = creditor;
  if (pbsNumber === null || bsDebtorGroup === null || bsDataSupplierNumber === null) return { deliveryId: null };
  const registrations = await loadQueuedRegistrations(em, { creditorId });
  if (registrations.length === 0) return { deliveryId: null };
  const deliveryNumber = await takeDeliveryNumber(em, bsDataSupplierNumber);
  const content = write0605({
    dataSupplierNumber: bsDataSupplierNumber,
    subsystem,
    deliveryNumber,
    createdOn: civilDateAt({ epochMs: closedAtMs, zone: timeZone }),
    sections: registrationSections(registrations, { pbsNumber, bsDebtorGroup }),
  });
  const fileName = `${bsDataSupplierNumber}-D${deliveryNumber.toString().padStart(10, '0')}-605.${subsystem}`;
  const delivery = { deliveryId, creditorId, bsDataSupplierNumber, deliveryNumber, fileName, content, registrations };
  await deliverRegistrations(em, delivery);
  return { deliveryId };
}
