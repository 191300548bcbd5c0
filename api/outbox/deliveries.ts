import { z } from 'zod';
import type { DeliveryMessageKind } from '../../db/words/deliveries.ts';
import type { DeliveryId } from '../../domain/identifiers/ids.ts';
import { closeDeliveryUpdate, type delivery, setDeliveryCalendarUpdate } from '../../workflows/deliveries/delivery.ts';
import { deliveryMovedSignal, type handOver } from '../../workflows/deliveries/hand-over.ts';
import { BILLING_TASK_QUEUE } from '../../workflows/task-queues.ts';
import { type MessageKind, messageKind } from './message-kind.ts';
import { collectionRules, nothing, textOf } from './payload-fields.ts';
import { startOnce, subjectOf, updateWith } from './reach-workflow.ts';

const startPayload = z.strictObject({ timeZone: z.string(), rules: collectionRules.optional() });

const closePayload = z.strictObject({
  deliveryId: textOf<DeliveryId>(),
  registrationsDeliveryId: textOf<DeliveryId>().exactOptional(),
});

export const DELIVERY_MESSAGES = {
  start_delivery: messageKind(startPayload, (client, { row: { workflowId, creditorId }, payload }) =>
    startOnce(() =>
      client.workflow.start<typeof delivery>('delivery', {
        workflowId,
        taskQueue: BILLING_TASK_QUEUE,
        args: [
          {
            creditorId,
            timeZone: payload.timeZone,
            ...(payload.rules === undefined ? {} : { rules: payload.rules }),
            lastDeliveryId: null,
          },
        ],
        workflowIdConflictPolicy: 'USE_EXISTING',
        staticSummary: 'deliveries to Betalingsservice',
      }),
    ),
  ),
  set_delivery_calendar: messageKind(z.strictObject({ rules: collectionRules }), updateWith(setDeliveryCalendarUpdate)),
  close_delivery: messageKind(closePayload, updateWith(closeDeliveryUpdate)),
  // Has the workflow of a delivery look again, or starts it where none runs.
  wake_hand_over: messageKind(nothing, async (client, { row: { workflowId, creditorId } }) => {
    await client.workflow.signalWithStart<typeof handOver>('handOver', {
      workflowId,
      taskQueue: BILLING_TASK_QUEUE,
      args: [{ creditorId, deliveryId: subjectOf(workflowId) as DeliveryId }],
      signal: deliveryMovedSignal,
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      staticSummary: 'a delivery that was looked into',
    });
    return null;
  }),
} as const satisfies Record<DeliveryMessageKind, MessageKind<unknown>>;
