import { ApiError } from '../api/api-error.ts';
import type { components } from '../api/schema.ts';

const PERIODS = 6;

/** What would be billed of a subscription that is not saved. Writes nothing. @throws ApiError with what creating it would be refused by */
export async function previewUnsaved(
  body: components['schemas']['SubscriptionInput'],
  signal: AbortSignal,
): Promise<components['schemas']['Preview']> {
  const response = await fetch(`/v1/subscriptions/preview?periods=${PERIODS}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal,
  }).catch((cause: unknown): never => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiError({ code: 'not_reached' });
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw ApiError.of(answer, response.status);
  return answer as components['schemas']['Preview'];
}
