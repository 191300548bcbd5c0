import {
  allHandlersFinished,
  CancellationScope,
  condition,
  defineQuery,
  defineUpdate,
  makeContinueAsNewFunc,
  patched,
  setCurrentDetails,
  setHandler,
  uuid4,
} from '@temporalio/workflow';
import { type CollectionRules, DEFAULT_COLLECTION_RULES } from '../domain/collection-deadline.ts';
import { nextDeliveryClosingMs } from '../domain/delivery-closing.ts';
import type { CreditorId, DeliveryId } from '../domain/ids.ts';
import { deliveryActivities } from './activity-options.ts';
import { startHandOver } from './start-hand-over.ts';

/** Deliveries are handed over by workflows of their own: one that hangs does not hold up the closing after it. */
const HAND_OVER_APART = 'hand-over-apart';

export const deliveryWorkflowId = (creditorId: CreditorId) => `delivery/${creditorId}`;

export interface DeliveryInput {
  readonly creditorId: CreditorId;
  readonly timeZone: string;
  /** The creditor's calendar; the defaults where it is missing. */
  readonly rules?: CollectionRules;
  readonly lastDeliveryId: DeliveryId | null;
}

/** When the queue is gathered next, epoch ms, and the delivery before. */
export interface DeliveryState {
  readonly nextClosingMs: number;
  readonly lastDeliveryId: DeliveryId | null;
}

export const deliveryStateQuery = defineQuery<DeliveryState>('state');

/**
 * Gathers the queue now, as the delivery of that id: asked twice with one id, it is one delivery. Answers when it is closed and its
 * hand-over has begun, with null where nothing was queued.
 */
export const closeDeliveryUpdate = defineUpdate<DeliveryId | null, [{ readonly deliveryId: DeliveryId }]>(
  'closeDelivery',
);

/** The creditor's calendar was changed: answers when the queue is gathered next by the new one. */
export const setDeliveryCalendarUpdate = defineUpdate<
  Pick<DeliveryState, 'nextClosingMs'>,
  [{ readonly rules: CollectionRules }]
>('setDeliveryCalendar');

/**
 * Gathers a creditor's queued collections into deliveries to Betalingsservice, before each deadline and when it is asked to.
 *
 * Id: `delivery/<creditor id>`. Started when the creditor gets its Betalingsservice numbers; lives as long as the creditor, a run
 * for each closing. Updates: `closeDelivery`, `setDeliveryCalendar`. Query: `state`.
 */
export async function delivery(input: DeliveryInput): Promise<void> {
  // Temporal's own request to cancel is not heeded: nothing would gather the queue any more, and nobody would hear of it.
  return CancellationScope.nonCancellable(() => gather(input));
}

async function gather(input: DeliveryInput): Promise<void> {
  let { lastDeliveryId } = input;
  let closed = false;
  let { rules = DEFAULT_COLLECTION_RULES } = input;
  const nextClosingMs = nextDeliveryClosingMs({
    afterMs: Date.now(),
    zone: input.timeZone,
    rules,
  });

  const close = async (deliveryId: DeliveryId): Promise<DeliveryId | null> => {
    const { creditorId } = input;
    const { deliveryId: found } = await deliveryActivities.closeDelivery({
      creditorId,
      deliveryId,
      closedAtMs: Date.now(),
    });
    if (found !== null) {
      // A run that began before writes the file itself.
      if (patched(HAND_OVER_APART)) await startHandOver({ creditorId, deliveryId: found });
      else await deliveryActivities.writeDelivery({ deliveryId: found });
      lastDeliveryId = found;
    }
    return found;
  };

  setHandler(deliveryStateQuery, () => ({ nextClosingMs, lastDeliveryId }), {
    description: 'When the queue is gathered next, and the delivery before',
  });
  setHandler(
    closeDeliveryUpdate,
    async ({ deliveryId }) => {
      const found = await close(deliveryId);
      closed = true;
      return found;
    },
    { description: 'The queue is gathered now' },
  );
  setHandler(
    setDeliveryCalendarUpdate,
    (changed) => {
      ({ rules } = changed);
      // The next run waits by it.
      closed = true;
      return { nextClosingMs: nextDeliveryClosingMs({ afterMs: Date.now(), zone: input.timeZone, rules }) };
    },
    { description: "The creditor's calendar was changed" },
  );

  const closesAt = new Date(nextClosingMs).toISOString();
  setCurrentDetails(`Next delivery closes: **${closesAt}**\n\nLast delivery: ${lastDeliveryId ?? 'none'}`);
  const summary = `closes ${closesAt}`;
  const asked = await condition(() => closed, Math.max(nextClosingMs - Date.now(), 1), { summary });
  if (!asked) await close(uuid4() as DeliveryId);
  await condition(allHandlersFinished);
  await makeContinueAsNewFunc<typeof delivery>()({
    ...input,
    ...(rules === DEFAULT_COLLECTION_RULES ? {} : { rules }),
    lastDeliveryId,
  });
}
