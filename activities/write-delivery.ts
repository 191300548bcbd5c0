import { Delivery } from '../db/entities/delivery.ts';
import type { DeliveryId } from '../domain/ids.ts';
import type { ActivityDependencies } from './dependencies.ts';

export interface WriteDeliveryInput {
  readonly deliveryId: DeliveryId;
}

/** Puts a closed delivery's file into the drop folder, whole or not at all. The bytes were fixed at the closing: twice is once. */
export function createWriteDelivery({ orm, dropFolder }: Pick<ActivityDependencies, 'orm' | 'dropFolder'>) {
  return async function writeDelivery({ deliveryId }: WriteDeliveryInput): Promise<void> {
    const em = orm.em.fork();
    const delivery = await em.findOneOrFail(Delivery, { id: deliveryId });
    if (delivery.writtenAt !== null) return;
    await dropFolder.put(delivery.fileName, delivery.content);
    await em.execute('update delivery set written_at = now() where id = ? and written_at is null', [deliveryId]);
  };
}
