import { publishEvents } from '../db/events/publish-events.ts';
import type { Orm } from '../db/orm.ts';
import { findEndpointsLying, findUnpublished, findUnreadEndpoints } from '../db/webhooks/find-unread.ts';
import type { WebhookEndpointId } from '../domain/identifiers/ids.ts';
import { every } from './every.ts';
import type { WebhookTeller } from './webhook-teller.ts';

/** How soon after the commit an endpoint hears of an event, whoever has written it. */
const LOOK_EVERY_MS = 1_000;
const LOOK_FOR_LYING_EVERY_MS = 60_000;

/**
 * Tells the workflows of endpoints of events that are new to them, once for each; and every minute of what lies there untried, as where nobody has
 * told them. Answers what stops it.
 */
export function watchEvents({
  orm,
  tell,
  everyMs = LOOK_EVERY_MS,
  lyingEveryMs = LOOK_FOR_LYING_EVERY_MS,
}: {
  orm: Orm;
  tell: WebhookTeller;
  everyMs?: number;
  lyingEveryMs?: number;
}): () => void {
  // One that reads slowly, or does not read as long as its endpoint takes nothing, is not told of the same again and again.
  const told = new Map<WebhookEndpointId, string>();

  const lookForNew = async () => {
    for (const creditorId of await findUnpublished(orm.em.fork())) await publishEvents(orm.em.fork(), creditorId);
    const unread = await findUnreadEndpoints(orm.em.fork());
    await Promise.all(
      unread
        .filter(({ id, lastPosition }) => told.get(id) !== lastPosition)
        .map(async (endpoint) => {
          if (await tell(endpoint)) told.set(endpoint.id, endpoint.lastPosition);
        }),
    );
  };
  const lookForLying = async () => {
    for (const endpoint of await findEndpointsLying(orm.em.fork())) await tell(endpoint);
  };

  const stops = [every(everyMs, lookForNew), every(lyingEveryMs, lookForLying)];
  return () => {
    for (const stop of stops) stop();
  };
}
