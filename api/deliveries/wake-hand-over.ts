import { handOverWorkflowId } from '../../domain/deliveries/hand-over.ts';
import type { DeliveryId } from '../../domain/identifiers/ids.ts';
import type { Writing } from '../http/route.ts';

/** Has the workflow of a delivery look again, or starts it where none runs. */
export async function wakeHandOver(
  { creditorId, send }: Pick<Writing, 'creditorId' | 'send'>,
  deliveryId: DeliveryId,
): Promise<void> {
  await send({ kind: 'wake_hand_over', creditorId, workflowId: handOverWorkflowId(deliveryId), payload: {} });
}
