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
import { type CollectionRules, DEFAULT_COLLECTION_RULES } from '../../domain/collections/collection-deadline.ts';
import { nextDeliveryClosingMs } from '../../domain/deliveries/delivery-closing.ts';
import { nextSlipGatheringMs } from '../../domain/deliveries/slip-gathering.ts';
import type { CreditorId, DeliveryId } from '../../domain/identifiers/ids.ts';
import { deliveryActivities } from '../activity-options.ts';
import type { HandOverInput } from './hand-over.ts';
import { startHandOver } from './start-hand-over.ts';

/** Deliveries are handed over by workflows of their own: one that hangs does not hold up the closing after it. */
const HAND_OVER_APART = 'hand-over-apart';

/** Slips that have no deadline are gathered on each bank day. */
const SLIPS_BY_DAY = 'slips-by-day';

/** A closing whose time comes while something else is done is not left out. */
const NO_CLOSING_LEFT_OUT = 'no-closing-left-out';

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

/** The ids of the deliveries that are to be. */
interface DeliveryIds {
  readonly deliveryId: DeliveryId;
  /** Of the registrations of mandates; not told by those who asked before there were any. */
  readonly registrationsDeliveryId?: DeliveryId;
}

export const deliveryStateQuery = defineQuery<DeliveryState>('state');

/**
 * Gathers the queues now, as the deliveries of those ids: asked twice with one id, it is one delivery. Answers when they are closed and
 * their hand-overs have begun, with null where no collection was queued.
 */
export const closeDeliveryUpdate = defineUpdate<DeliveryId | null, [DeliveryIds]>('closeDelivery');

/** The creditor's calendar was changed: answers when the queue is gathered next by the new one. */
export const setDeliveryCalendarUpdate = defineUpdate<
  Pick<DeliveryState, 'nextClosingMs'>,
  [{ readonly rules: CollectionRules }]
>('setDeliveryCalendar');

/**
 * Gathers a creditor's queued collections and registrations of mandates into deliveries to Betalingsservice, before each deadline and
 * when it is asked to, and its slips on each bank day where the creditor has agreed to that.
 *
 * Id: `delivery/<creditor id>`. Started when the creditor gets its Betalingsservice numbers; lives as long as the creditor, a run
 * for each closing and each bank day. Updates: `closeDelivery`, `setDeliveryCalendar`. Query: `state`.
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

  const close = async ({ deliveryId, registrationsDeliveryId }: DeliveryIds): Promise<DeliveryId | null> => {
    const { creditorId } = input;
    const { deliveryId: found } = await deliveryActivities.closeDelivery({
      creditorId,
      deliveryId,
      closedAtMs: Date.now(),
    });
    if (found !== null) lastDeliveryId = found;
    if (patched(HAND_OVER_APART)) {
      if (found !== null) await startHandOver({ creditorId, deliveryId: found });
      await closeRegistrations({ creditorId, deliveryId: registrationsDeliveryId ?? (uuid4() as DeliveryId) });
    } else if (found !== null) {
      await deliveryActivities.writeDelivery({ deliveryId: found });
    }
    return found;
  };

  setHandler(deliveryStateQuery, () => ({ nextClosingMs, lastDeliveryId }), {
    description: 'When the queue is gathered next, and the delivery before',
  });
  setHandler(
    closeDeliveryUpdate,
    async (ids) => {
      const found = await close(ids);
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
  const slipsAtMs = patched(SLIPS_BY_DAY)
    ? nextSlipGatheringMs({ afterMs: Date.now(), zone: input.timeZone })
    : nextClosingMs;
  const wakesAtMs = Math.min(nextClosingMs, slipsAtMs);
  const asked = await condition(() => closed, Math.max(wakesAtMs - Date.now(), 1), { summary });
  const isClosing = !asked && wakesAtMs === nextClosingMs;
  if (!asked && !isClosing) await closeSlips({ creditorId: input.creditorId, deliveryId: uuid4() as DeliveryId });
  // Slips may have been gathered late or for long, and a run that was asked for something may have been woken late: the next run would wait for
  // the closing after this one, and what has a deadline would miss it.
  const isDue = isClosing || (Date.now() >= nextClosingMs && patched(NO_CLOSING_LEFT_OUT));
  if (isDue) await close({ deliveryId: uuid4() as DeliveryId });
  await condition(allHandlersFinished);
  await makeContinueAsNewFunc<typeof delivery>()({
    ...input,
    ...(rules === DEFAULT_COLLECTION_RULES ? {} : { rules }),
    lastDeliveryId,
  });
}

async function closeSlips({ creditorId, deliveryId }: HandOverInput): Promise<void> {
  const closed = await deliveryActivities.closeSlips({ creditorId, deliveryId, closedAtMs: Date.now() });
  if (closed.deliveryId !== null) await startHandOver({ creditorId, deliveryId: closed.deliveryId });
}

async function closeRegistrations({ creditorId, deliveryId }: HandOverInput): Promise<void> {
  const input = { creditorId, deliveryId, closedAtMs: Date.now() };
  const closed = await deliveryActivities.closeRegistrations(input);
  if (closed.deliveryId !== null) await startHandOver({ creditorId, deliveryId: closed.deliveryId });
}
