import { noteDoubt } from '../../db/deliveries/note-hand-over.ts';
import type { DeliveryId } from '../../domain/identifiers/ids.ts';
import type { ActivityDependencies } from '../dependencies.ts';

export interface MissReceiptInput {
  readonly deliveryId: DeliveryId;
}

/** Leaves it to a person whether a delivery has arrived whose receipt did not come in time. One that has come makes this nothing. */
export function createMissReceipt({ orm }: Pick<ActivityDependencies, 'orm'>) {
  return async function missReceipt({ deliveryId }: MissReceiptInput): Promise<void> {
    await noteDoubt(orm.em.fork(), { deliveryId, doubt: 'receipt_missing' });
  };
}
