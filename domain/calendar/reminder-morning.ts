import type { CreditorId } from '../identifiers/ids.ts';
import { isBankDay } from './bank-days.ts';
import { addDays } from './calendar.ts';
import { civilDateAt, instantInWindow } from './wake-up.ts';

/** The workflow that sends a creditor's reminders. Here, since the database asks for those that are missing. */
export const remindersWorkflowId = (creditorId: CreditorId) => `reminders/${creditorId}`;

/** The bank's files of the night have been read by then, and people are up who may be asked. */
const MORNING = { start: { hour: 7, minute: 0 }, seconds: 2 * 60 * 60 } as const;

/** A round that waits for the bank's file of the day waits no longer than this. */
const AFTERNOON = { start: { hour: 16, minute: 0 }, seconds: 1 } as const;

interface Asked {
  readonly zone: string;
  readonly creditorId: CreditorId;
}

/** The next moment after `afterMs` at which a creditor's reminders go out, epoch ms: once a bank day, in the morning, at a second of its own. */
export function nextReminderRoundMs({ afterMs, zone, creditorId }: Asked & { readonly afterMs: number }): number {
  let day = civilDateAt({ epochMs: afterMs, zone });
  for (;;) {
    const atMs = instantInWindow({ date: day, zone, id: creditorId, window: MORNING });
    if (atMs > afterMs && isBankDay(day)) return atMs;
    day = addDays(day, 1);
  }
}

/** Until when the round of the day that `atMs` lies in waits for the bank's file, epoch ms. */
export function lastReminderRoundMs({ atMs, zone, creditorId }: Asked & { readonly atMs: number }): number {
  return instantInWindow({ date: civilDateAt({ epochMs: atMs, zone }), zone, id: creditorId, window: AFTERNOON });
}
