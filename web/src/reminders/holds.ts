import { answerOf, api } from '../api/client.ts';
import { ApiError } from '../api/api-error.ts';
import type { components } from '../api/schema.ts';
import { useAnswer } from '../api/use-answer.ts';

export type Hold = components['schemas']['ReminderHold'];

/** What is held back: an invoice, or all of a debtor's. */
export interface Holdable {
  readonly debtorId: string;
  readonly invoiceId: string | null;
}

/** More than a debtor has of them. */
const LIMIT = 100;

async function readHold({ debtorId, invoiceId }: Holdable, signal?: AbortSignal): Promise<Hold | null> {
  const { data } = await answerOf(
    api.GET('/v1/reminder-holds', {
      params: { query: { debtorId, limit: LIMIT } },
      ...(signal === undefined ? {} : { signal }),
    }),
  );
  return data.find((hold) => hold.invoiceId === invoiceId) ?? null;
}

/** The hold that there is; null for none. */
export const useHold = (of: Holdable) =>
  useAnswer(['reminder-holds', of.debtorId, of.invoiceId], (signal) => readHold(of, signal));

/** @throws ApiError where the hold is another than the one that was seen, or there is none any more, or one by now. */
export async function checkStill(of: Holdable, seen: Hold | null): Promise<void> {
  const present = await readHold(of);
  if (present?.id !== seen?.id || present?.updatedAt !== seen?.updatedAt)
    throw new ApiError({ code: 'changed_meanwhile' });
}
