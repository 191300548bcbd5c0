import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { ifStillAs, type IfStill } from '../api/seen.ts';
import { useAnswer } from '../api/use-answer.ts';

export type Hold = components['schemas']['ReminderHold'];
type HoldState = components['schemas']['ReminderHoldState'];

/** What is held back: an invoice, or all of a debtor's. */
export interface Holdable {
  readonly debtorId: string;
  readonly invoiceId: string | null;
}

/** Whether it is held back, by the path of its own. */
function readState({ debtorId, invoiceId }: Holdable, signal?: AbortSignal): Promise<HoldState> {
  const within = signal === undefined ? {} : { signal };
  return answerOf(
    invoiceId === null
      ? api.GET('/v1/debtors/{debtorId}/reminder-hold', { params: { path: { debtorId } }, ...within })
      : api.GET('/v1/invoices/{invoiceId}/reminder-hold', { params: { path: { invoiceId } }, ...within }),
  );
}

/** The hold that there is, or that there is none. */
export const useHold = (of: Holdable) =>
  useAnswer(['reminder-holds', of.debtorId, of.invoiceId], (signal) => readState(of, signal));

/** By what a change is made only where the hold is still the one that was seen, or there is still none. @throws ApiError where it is not */
export const holdStill = (of: Holdable, seen: Hold | null): Promise<IfStill> =>
  ifStillAs({ hold: seen }, readState(of));
