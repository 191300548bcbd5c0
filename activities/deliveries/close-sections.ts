import type { Subsystem } from '../../domain/betalingsservice/delivery-records.ts';
import { settingsOf } from '../../domain/betalingsservice/betalingsservice-settings.ts';
import { write0601 } from '../../domain/betalingsservice/write-0601.ts';
import { civilDateAt } from '../../domain/calendar/wake-up.ts';
import type { CreditorId, DeliveryId } from '../../domain/identifiers/ids.ts';
import { deliverPayOuts } from '../../db/deliveries/deliver-pay-outs.ts';
import { deliverSlips } from '../../db/deliveries/deliver-slips.ts';
import { insertDelivery, takeDeliveryNumber } from '../../db/deliveries/insert-delivery.ts';
import { lockDeliveries } from '../../db/deliveries/lock-deliveries.ts';
import { Creditor } from '../../db/entities/creditor.ts';
import { Delivery } from '../../db/entities/delivery.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { BundledEntry, BundledSection } from '../collections/collection-entries.ts';
import type { Gathering } from './gather-sections.ts';

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

/** Finds what a delivery is to hold, in the transaction that closes it. */
export type Gather = (em: EntityManager, gathering: Gathering) => Promise<readonly BundledSection[]>;

/** Closes a delivery 0601 of what is gathered, in the caller's transaction: number, bytes and all that is in it. None where nothing is gathered. */
export async function closeSections(
  em: EntityManager,
  {
    creditorId,
    deliveryId,
    closedAtMs,
    subsystem,
    gather,
  }: CloseDeliveryInput & { subsystem: Subsystem; gather: Gather },
): Promise<CloseDeliveryOutcome> {
  // One closing of a creditor at a time: the second of two with one id must find what the first has made.
  await lockDeliveries(em, creditorId);
  if ((await em.count(Delivery, { id: deliveryId, creditorId })) > 0) return { deliveryId };
  const creditor = await em.findOneOrFail(Creditor, { id: creditorId });
  const { timeZone, bsDataSupplierNumber, bsMainText: mainText, bsSettings } = creditor;
  if (bsDataSupplierNumber === null || mainText === null) return { deliveryId: null };
  const today = civilDateAt({ epochMs: closedAtMs, zone: timeZone });
  const sections = await gather(em, { creditor, mainText, atMs: closedAtMs, today });
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
  const content = write0601(delivery, settingsOf(bsSettings).format);
  const fileName = `${bsDataSupplierNumber}-D${deliveryNumber.toString().padStart(10, '0')}-601.${subsystem}`;
  const entries = sections.flatMap((section) => section.entries);
  const ids = { deliveryId, creditorId };
  await insertDelivery(em, { ...ids, bsDataSupplierNumber, deliveryNumber, fileName, content, entries });
  await noteDelivered(em, { ...ids, entries });
  return { deliveryId };
}

/** What is no collection knows its delivery as well. */
async function noteDelivered(
  em: EntityManager,
  { entries, ...ids }: { creditorId: CreditorId; deliveryId: DeliveryId; entries: readonly BundledEntry[] },
): Promise<void> {
  const payOuts = entries.flatMap(({ payOut, entry: { customerNumber, paymentDate } }) =>
    payOut === null ? [] : [{ id: payOut.id, customerNumber, paymentDate }],
  );
  await deliverPayOuts(em, { ...ids, payOuts });
  const slips = entries.flatMap(({ slips: own, entry: { reference: entryReference, customerNumber, paymentDate } }) =>
    own.map(({ id, amountOre }) => ({ id, amountOre, entryReference, customerNumber, paymentDate })),
  );
  await deliverSlips(em, { ...ids, slips });
}
