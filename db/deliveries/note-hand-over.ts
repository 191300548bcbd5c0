import type { DeliveryId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';
import type { DeliveryDoubt } from '../words/deliveries.ts';

/** Notes that a delivery's file is about to be handed over. Noting it again changes nothing. */
export async function noteHandingOver(em: EntityManager, deliveryId: DeliveryId): Promise<void> {
  await em.execute(
    `update delivery set status = 'handing_over', handing_over_at = now() where id = ? and status = 'closed'`,
    [deliveryId],
  );
}

/** Notes that a delivery's file is where it belongs; one that has gone on from there stays as it is. */
export async function noteHandedOver(em: EntityManager, deliveryId: DeliveryId): Promise<void> {
  await em.execute(
    `update delivery set status = 'handed_over', written_at = now() where id = ? and status = 'handing_over'`,
    [deliveryId],
  );
}

/** Notes that a delivery has arrived, where it has come as far as `from`. Answers whether that is new. */
export async function noteReceived(
  em: EntityManager,
  { deliveryId, from }: { deliveryId: DeliveryId; from: readonly ('handed_over' | 'in_doubt')[] },
): Promise<boolean> {
  const rows = await em.execute<unknown[]>(
    `update delivery set status = 'received', received_at = now(), doubt = null, doubted_at = null,
       written_at = coalesce(written_at, handing_over_at)
     where id = ? and status = any(string_to_array(?, ',')) returning id`,
    [deliveryId, from.join()],
  );
  return rows.length > 0;
}

/** Notes that only the bank can tell whether it has a delivery: nothing is sent until a person has asked it. */
export async function noteDoubt(
  em: EntityManager,
  { deliveryId, doubt }: { deliveryId: DeliveryId; doubt: DeliveryDoubt },
): Promise<void> {
  const before = doubt === 'receipt_missing' ? 'handed_over' : 'handing_over';
  await em.execute(
    `update delivery set status = 'in_doubt', doubt = ?, doubted_at = now() where id = ? and status = ?`,
    [doubt, deliveryId, before],
  );
}

/** Lays a delivery in doubt ready to be handed over once more: the same number, the same bytes. */
export async function noteSendAgain(em: EntityManager, deliveryId: DeliveryId): Promise<void> {
  await em.execute(
    `update delivery set status = 'closed', handing_over_at = null, written_at = null, doubt = null, doubted_at = null
     where id = ? and status = 'in_doubt'`,
    [deliveryId],
  );
}
