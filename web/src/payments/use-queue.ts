import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { answerOf, api } from '../api/client.ts';
import { useAnswer } from '../api/use-answer.ts';

const LIMIT = 100;

export interface Queue {
  /** Counted from 1; null where the payment is none of those that wait. */
  readonly position: number | null;
  readonly count: number;
  readonly hasMore: boolean;
  /** The one after it in the list, or where it is the last the first; null where none but itself waits. */
  readonly nextId: string | null;
  readonly beforeId: string | null;
}

/** Where a payment stands among those that wait, newest first as the list has them. The next is fetched before it is needed. */
export function useQueue(paymentId: string): Queue {
  const client = useQueryClient();
  const { data: page } = useAnswer(['payments', 'queue'], (signal) =>
    answerOf(api.GET('/v1/payments', { params: { query: { status: 'waiting', limit: LIMIT } }, signal })),
  );
  const ids = page?.data.map(({ id }) => id) ?? [];
  const index = ids.indexOf(paymentId);
  // Ids rise with time: one that waits no longer lies between its neighbours by its id.
  const nextId = (index === -1 ? ids.find((id) => id < paymentId) : ids[index + 1]) ?? ids[0] ?? null;
  const beforeId = (index === -1 ? ids.findLast((id) => id > paymentId) : ids[index - 1]) ?? ids.at(-1) ?? null;
  useEffect(() => {
    if (nextId === null) return;
    void client.prefetchQuery({
      queryKey: ['payments', nextId],
      queryFn: ({ signal }) =>
        answerOf(api.GET('/v1/payments/{paymentId}', { params: { path: { paymentId: nextId } }, signal })),
    });
  }, [client, nextId]);
  return {
    position: index === -1 ? null : index + 1,
    count: ids.length,
    hasMore: page !== undefined && page.nextCursor !== null,
    nextId: nextId === paymentId ? null : nextId,
    beforeId: beforeId === paymentId ? null : beforeId,
  };
}
