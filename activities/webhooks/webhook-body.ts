import type { WebhookMessage } from '../../db/webhooks/load-message.ts';
import { showEvent } from '../../domain/events/show-event.ts';

/** What a test says it is; no event is of this type. */
export const TEST_TYPE = 'endpoint.test';

/** The bytes that are sent: the same at each try, since all of it is stored. */
export function webhookBody({ event, createdAt }: Pick<WebhookMessage, 'event' | 'createdAt'>): string {
  if (event === null) return JSON.stringify({ type: TEST_TYPE, timestamp: createdAt.toISOString(), data: {} });
  const { type, occurredAt, ...data } = showEvent(event);
  return JSON.stringify({ type, timestamp: occurredAt, data });
}
