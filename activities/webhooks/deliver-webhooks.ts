import { publishEvents } from '../../db/events/publish-events.ts';
import { loadMessage } from '../../db/webhooks/load-message.ts';
import {
  type AfterAttempt,
  type EndpointAnswer,
  noteAttempt,
  noteEndpointFailed,
  noteEndpointSucceeded,
} from '../../db/webhooks/note-attempt.ts';
import { switchOffEndpoint } from '../../db/webhooks/switch-off.ts';
import {
  type DueDelivery,
  findDueDeliveries,
  readEvents,
  readWebhookQueue,
  type WebhookQueue,
} from '../../db/webhooks/webhook-queue.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId, WebhookDeliveryId, WebhookEndpointId } from '../../domain/identifiers/ids.ts';
import { isFailingTooLong, planNextDelivery } from '../../domain/webhooks/next-try.ts';
import type { ActivityDependencies } from '../dependencies.ts';
import { webhookHeaders } from './sign-webhook.ts';
import { webhookBody } from './webhook-body.ts';

export interface DeliverWebhooksInput {
  readonly creditorId: CreditorId;
  readonly endpointId: WebhookEndpointId;
  /** The workflow's clock, epoch ms. */
  readonly nowMs: number;
  /** Whether the endpoint took nothing when it was last tried: then one delivery is tried before the others. */
  readonly wasAway: boolean;
}

export interface DeliverWebhooksOutcome extends WebhookQueue {
  readonly delivered: number;
  /** Tries that failed. */
  readonly failed: number;
  /** So many in a row have failed that the others were left as they are. */
  readonly isAway: boolean;
}

type Parts = Pick<ActivityDependencies, 'orm' | 'webhooks' | 'bell' | 'heartbeat'>;

/** Deliveries to an endpoint that are under way at once. */
const LANES = 4;
const TAKEN_AT_ONCE = 32;
/** After this the workflow is told how far it is: its history stays short, and a person sees it. */
const LASTS_MS = 60_000;
const HEARTBEAT_EVERY_MS = 5_000;
/** When so many in a row have failed the endpoint takes nothing: the others are not tried as well. */
const AWAY_AFTER = 5;

const GONE = 410;
const SECOND_MS = 1000;

const isSuccess = ({ statusCode }: EndpointAnswer): boolean =>
  statusCode !== null && statusCode >= 200 && statusCode < 300;

/**
 * Reads what has happened at the creditor, and sends an endpoint what is due, until nothing is or the endpoint takes nothing; after a minute it answers
 * how far it is. A later event of an object waits for the earlier ones. One whose worker was lost between answer and storing is sent again, with the
 * same id and the same bytes. Fails only where the database is away.
 */
export function createDeliverWebhooks(parts: Parts) {
  const fork = () => parts.orm.em.fork();
  return async function deliverWebhooks({
    creditorId,
    endpointId,
    nowMs: calledAtMs,
    wasAway,
  }: DeliverWebhooksInput): Promise<DeliverWebhooksOutcome> {
    const openedAtMs = performance.now();
    const nowMs = () => calledAtMs + Math.round(performance.now() - openedAtMs);
    const ready: DueDelivery[] = [];
    const inHand = new Set<WebhookDeliveryId>();
    const counts = { delivered: 0, failed: 0 };
    let failedInARow = wasAway ? AWAY_AFTER - 1 : 0;
    let isStopped = false;
    let taking: Promise<void> | null = null;
    const isAway = () => failedInARow >= AWAY_AFTER;

    const isToEnd = () => {
      try {
        parts.heartbeat();
      } catch {
        // The worker stops: what is left is for another one.
        isStopped = true;
      }
      return isStopped || isAway() || performance.now() - openedAtMs > LASTS_MS;
    };

    const take = async () => {
      const due = await findDueDeliveries(fork(), {
        endpointId,
        nowMs: nowMs(),
        inHand: [...inHand],
        limit: TAKEN_AT_ONCE,
      });
      for (const { id } of due) inHand.add(id);
      ready.push(...due);
    };

    const next = async (): Promise<DueDelivery | null> => {
      if (ready.length === 0) {
        // One takes for all.
        taking ??= take().finally(() => {
          taking = null;
        });
        await taking;
      }
      return ready.shift() ?? null;
    };

    const deliverNext = async (): Promise<boolean> => {
      const due = await next();
      if (due === null || isToEnd()) return false;
      const answer = await send(fork(), { due, post: parts.webhooks });
      if (answer !== null) {
        const isOff = await note(fork(), { endpointId, due, answer, nowMs: nowMs() });
        if (isOff) await parts.bell.ring();
        counts[isSuccess(answer) ? 'delivered' : 'failed'] += 1;
        failedInARow = isSuccess(answer) ? 0 : failedInARow + 1;
      }
      inHand.delete(due.id);
      return true;
    };

    const lane = async () => {
      while (!isToEnd() && (await deliverNext()));
    };

    const beating = setInterval(() => isToEnd(), HEARTBEAT_EVERY_MS);
    try {
      while ((await publishEvents(fork(), creditorId)).more) isToEnd();
      await readEvents(fork(), endpointId);
      if (wasAway) await deliverNext();
      await Promise.all(Array.from({ length: LANES }, lane));
      return { ...(await readWebhookQueue(fork(), { endpointId, nowMs: nowMs() })), ...counts, isAway: isAway() };
    } finally {
      clearInterval(beating);
    }
  };
}

/** Null where there is nothing to send any more. */
async function send(
  em: EntityManager,
  { due, post }: { due: DueDelivery; post: ActivityDependencies['webhooks'] },
): Promise<EndpointAnswer | null> {
  const message = await loadMessage(em, due.id);
  if (message === null) return null;
  const body = webhookBody(message);
  const id = due.eventId ?? due.id;
  const headers = webhookHeaders({ id, atSeconds: Math.floor(Date.now() / SECOND_MS), body }, message.secrets);
  return post({ url: message.url, headers, body });
}

/** Stores the answer and what follows of it. Answers whether the endpoint was switched off by it. */
async function note(
  em: EntityManager,
  {
    endpointId,
    due,
    answer,
    nowMs,
  }: { endpointId: WebhookEndpointId; due: DueDelivery; answer: EndpointAnswer; nowMs: number },
): Promise<boolean> {
  return em.transactional(async (inside) => {
    const noteIt = (after: AfterAttempt) => noteAttempt(inside, { deliveryId: due.id, answer, after });
    if (isSuccess(answer)) {
      await noteEndpointSucceeded(inside, endpointId);
      await noteIt('delivered');
      return false;
    }
    // A person looks at what came of a test.
    if (due.eventId === null) {
      await noteIt('abandoned');
      return false;
    }
    const failingSinceMs = await noteEndpointFailed(inside, { endpointId, nowMs });
    const isFailing = isFailingTooLong({ failingSinceMs, nowMs });
    if (answer.statusCode === GONE || isFailing) {
      // It waits until the endpoint is switched on again.
      await noteIt({ nextTryAtMs: nowMs });
      return switchOffEndpoint(inside, { endpointId, reason: answer.statusCode === GONE ? 'gone' : 'failing' });
    }
    const planned = planNextDelivery({ tries: due.tries + 1, nowMs });
    await noteIt(planned === 'abandon' ? 'abandoned' : { nextTryAtMs: planned });
    return false;
  });
}
