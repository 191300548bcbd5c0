import { addDays } from '../../domain/calendar/calendar.ts';
import { settingsOf } from '../../domain/betalingsservice/betalingsservice-settings.ts';
import { lastCollectionDeadline } from '../../domain/collections/collection-deadline.ts';
import type { Subsystem } from '../../domain/betalingsservice/delivery-records.ts';
import { write0601 } from '../../domain/betalingsservice/write-0601.ts';
import type { CreditorId, DeliveryId } from '../../domain/identifiers/ids.ts';
import { civilDateAt } from '../../domain/calendar/wake-up.ts';
import { Creditor } from '../../db/entities/creditor.ts';
import { Delivery } from '../../db/entities/delivery.ts';
import { insertDelivery, markTooLate, takeDeliveryNumber } from '../../db/deliveries/insert-delivery.ts';
import { followAllMandates } from '../../db/collections/follow-mandates.ts';
import { loadQueuedCollections } from '../../db/collections/load-queued-collections.ts';
import { lockDeliveries } from '../../db/deliveries/lock-deliveries.ts';
import type { EntityManager } from '../../db/orm.ts';
import { bundleCollections } from '../collections/collection-entries.ts';
import type { ActivityDependencies } from '../dependencies.ts';

export interface CloseDeliveryInput {
  readonly creditorId: CreditorId;
  /** The id of the delivery that is to be: asked twice with one id, it is one delivery. */
  readonly deliveryId: DeliveryId;
  /** The workflow's clock, epoch ms. */
  readonly closedAtMs: number;
}

export interface CloseDeliveryOutcome {
  /** Null where nothing could be delivered. */
  readonly deliveryId: DeliveryId | null;
}

/**
 * Gathers what is queued and can still make its deadline into one delivery, whose number, bytes and collections are fixed in one
 * transaction: a collection is in exactly one delivery, drawn by the mandate that is in force on its payment date. What has missed its deadline is marked `too_late` for a person.
 */
export function createCloseDelivery({ orm, bsSubsystem }: Pick<ActivityDependencies, 'orm' | 'bsSubsystem'>) {
  return async function closeDelivery(input: CloseDeliveryInput): Promise<CloseDeliveryOutcome> {
    return orm.em.fork().transactional((em) => close(em, { ...input, subsystem: bsSubsystem }), { clear: true });
  };
}

async function close(
  em: EntityManager,
  { creditorId, deliveryId, closedAtMs, subsystem }: CloseDeliveryInput & { subsystem: Subsystem },
): Promise<CloseDeliveryOutcome> {
  // One closing of a creditor at a time: the second of two with one id must find what the first has made.
  await lockDeliveries(em, creditorId);
  if ((await em.count(Delivery, { id: deliveryId, creditorId })) > 0) return { deliveryId };
  const creditor = await em.findOneOrFail(Creditor, { id: creditorId });
  const { timeZone, bsDataSupplierNumber, bsMainText, bsSettings } = creditor;
  if (bsDataSupplierNumber === null || bsMainText === null) return { deliveryId: null };
  const today = civilDateAt({ epochMs: closedAtMs, zone: timeZone });
  const { calendar: rules, format } = settingsOf(bsSettings);
  await followAllMandates(em, { creditorId });
  const queued = await loadQueuedCollections(em, { creditorId, throughDate: addDays(today, rules.maxDaysAhead) });
  const inTime = Map.groupBy(
    queued,
    ({ paymentDate }) => lastCollectionDeadline({ paymentDate, rules, zone: timeZone }).instantMs > closedAtMs,
  );
  await markTooLate(em, { creditorId, collections: inTime.get(false) ?? [] });
  const sections = bundleCollections(inTime.get(true) ?? [], { mainText: bsMainText });
  if (sections.length === 0) return { deliveryId: null };
  const deliveryNumber = await takeDeliveryNumber(em, bsDataSupplierNumber);
  const delivery = {
    dataSupplierNumber: bsDataSupplierNumber,
    subsystem,
    deliveryNumber,
    createdOn: today,
    sections: sections.map(({ entries, ...section }) => ({
      ...section,
      collections: entries.map(({ entry }) => entry),
    })),
  };
  const content = write0601(delivery, format);
  const fileName = `${bsDataSupplierNumber}-D${deliveryNumber.toString().padStart(10, '0')}-601.${subsystem}`;
  const entries = sections.flatMap((section) => section.entries);
  await insertDelivery(em, {
    deliveryId,
    creditorId,
    bsDataSupplierNumber,
    deliveryNumber,
    fileName,
    content,
    entries,
  });
  return { deliveryId };
}
