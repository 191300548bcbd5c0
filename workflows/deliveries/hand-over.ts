import {
  CancellationScope,
  condition,
  defineSignal,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
} from '@temporalio/workflow';
import type { HandOverStanding } from '../../activities/deliveries/hand-over-delivery.ts';
import type { CreditorId, DeliveryId } from '../../domain/identifiers/ids.ts';
import { databaseActivities, deliveryActivities } from '../activity-options.ts';
import { attentionKey, creditorKey, stateKey } from '../search-attributes.ts';

export interface HandOverInput {
  readonly creditorId: CreditorId;
  readonly deliveryId: DeliveryId;
}

/** Something about the delivery may be new: its receipt has come, or a person has decided. */
export const deliveryMovedSignal = defineSignal('deliveryMoved');

/**
 * Hands one delivery over to Betalingsservice, trying for as long as it takes, and waits for its receipt where one is awaited. A
 * delivery in doubt is never sent by itself: it waits for what a person has found out. How far it has come is read from PostgreSQL.
 *
 * Id: `hand-over/<delivery id>`. Started by the workflow that closes the delivery, which does not wait for it, and through the API.
 * Lives until the delivery is received. Signal: `deliveryMoved`.
 */
export async function handOver(input: HandOverInput): Promise<void> {
  // Temporal's own request to cancel is not heeded: the delivery would never arrive, and nobody would hear of it.
  return CancellationScope.nonCancellable(() => untilReceived(input));
}

async function untilReceived({ creditorId, deliveryId }: HandOverInput): Promise<void> {
  let moved = false;
  let receiptDueMs: number | null = null;
  setHandler(deliveryMovedSignal, () => {
    moved = true;
  });
  upsertSearchAttributes([
    { key: creditorKey, value: creditorId },
    { key: stateKey, value: 'handing_over' },
  ]);
  setCurrentDetails('Being handed over. Where it cannot be, the pending activity tells why, and it is tried again.');
  for (;;) {
    moved = false;
    const standing = await deliveryActivities.handOverDelivery({ deliveryId });
    if (standing.kind === 'handed_over') receiptDueMs ??= Date.now() + standing.receiptWaitMs;
    else receiptDueMs = null;
    show(standing, receiptDueMs);
    if (standing.kind === 'received') return;
    if (receiptDueMs === null) {
      await condition(() => moved);
    } else if (!(await condition(() => moved, Math.max(receiptDueMs - Date.now(), 1), { summary: 'receipt' }))) {
      await databaseActivities.missReceipt({ deliveryId });
    }
  }
}

function show(standing: HandOverStanding, receiptDueMs: number | null): void {
  const doubt = standing.kind === 'in_doubt' ? standing.doubt : null;
  upsertSearchAttributes([
    { key: stateKey, value: standing.kind },
    { key: attentionKey, value: doubt },
  ]);
  const awaited = receiptDueMs === null ? '' : `\n\nReceipt awaited until **${new Date(receiptDueMs).toISOString()}**`;
  const asked = doubt === null ? '' : `\n\nIn doubt: **${doubt}**. Ask the bank, and say through the API what it says.`;
  setCurrentDetails(`**${standing.kind}**${awaited}${asked}`);
}
