import {
  ActivityFailure,
  CancellationScope,
  condition,
  defineSignal,
  makeContinueAsNewFunc,
  setCurrentDetails,
  setHandler,
} from '@temporalio/workflow';
import type { ReminderRound, SendRemindersInput } from '../../activities/reminders/send-reminders.ts';
import { lastReminderRoundMs, nextReminderRoundMs } from '../../domain/calendar/reminder-morning.ts';
import { civilDateAt } from '../../domain/calendar/wake-up.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { reminderActivities } from '../activity-options.ts';

export interface RemindersInput {
  readonly creditorId: CreditorId;
  readonly timeZone: string;
  /** What the round before did, in words; nothing before the first. */
  readonly before?: string;
}

/** The creditor's settings were changed: what they are stands in the database. */
export const settingsChangedSignal = defineSignal<[{ readonly timeZone: string }]>('settingsChanged');

/** What a run has been told. */
interface Heard {
  timeZone: string;
  changes: number;
}

/** How long a round waits before it asks again for the bank's file of the day. */
const FILE_WAIT_MS = 20 * 60 * 1000;

/**
 * Sends a creditor's reminders on the morning of each bank day, and where it is set so after the bank's file of the day has been read, in the
 * afternoon at the latest.
 *
 * Id: `reminders/<creditor id>`. Started when the creditor first says how it reminds; lives as long as the creditor, a run for each bank
 * day. Signal: `settingsChanged`.
 */
export async function reminders(input: RemindersInput): Promise<void> {
  // Temporal's own request to cancel is not heeded: nobody would be reminded any more, and nobody would hear of it.
  return CancellationScope.nonCancellable(() => remindOnce(input));
}

async function remindOnce(input: RemindersInput): Promise<void> {
  const { creditorId } = input;
  const heard: Heard = { timeZone: input.timeZone, changes: 0 };
  setHandler(
    settingsChangedSignal,
    ({ timeZone }) => {
      heard.timeZone = timeZone;
      heard.changes += 1;
    },
    { description: 'The settings of reminders were changed' },
  );
  const atMs = nextReminderRoundMs({ afterMs: Date.now(), zone: input.timeZone, creditorId });
  const at = new Date(atMs).toISOString();
  show(`Next round: **${at}**`, input.before);
  const summary = `reminds ${at}`;
  const isChanged = await condition(() => heard.changes > 0, Math.max(atMs - Date.now(), 1), { summary });
  const before = isChanged ? input.before : await goRound(creditorId, heard);
  await makeContinueAsNewFunc<typeof reminders>()({
    creditorId,
    timeZone: heard.timeZone,
    ...(before === undefined ? {} : { before }),
  });
}

/** The round of today: again while it waits for the bank's file. @returns what it did, in words. */
async function goRound(creditorId: CreditorId, heard: Heard): Promise<string> {
  const startedMs = Date.now();
  const { timeZone: zone } = heard;
  const day = civilDateAt({ epochMs: startedMs, zone });
  const untilMs = lastReminderRoundMs({ atMs: startedMs, zone, creditorId });
  for (;;) {
    show(`Reminds for **${day}**`);
    const round = await sendReminders({ creditorId, day });
    const waits = round?.waitsForFile === true && Date.now() + FILE_WAIT_MS <= untilMs;
    if (!waits) return describe(day, round);
    show(`Reminds for **${day}** when the bank's file of the day has been read`);
    const { changes } = heard;
    await condition(() => heard.changes > changes, FILE_WAIT_MS, { summary: 'waits for the bank’s file' });
  }
}

/** Null where it did not come to its end in the hours that it has: the next round goes on. */
async function sendReminders(input: SendRemindersInput): Promise<ReminderRound | null> {
  try {
    return await reminderActivities.sendReminders(input);
  } catch (error) {
    if (error instanceof ActivityFailure) return null;
    throw error;
  }
}

function describe(day: string, round: ReminderRound | null): string {
  if (round === null) return `**${day}**: the round did not come to its end`;
  if (!round.isOn) return `**${day}**: reminders are off`;
  if (round.waitsForFile) return `**${day}**: nothing sent, the bank’s file of the day did not come`;
  const parts = [
    `debtors in arrears: **${round.looked}**`,
    `letters sent: **${round.sent}**`,
    `letters laid ready for a person: **${round.proposed}**`,
    `charges taken back: **${round.waivedCharges}**`,
    ...(round.withdrawn > 0 ? [`letters not needed any more: **${round.withdrawn}**`] : []),
    `cases opened: **${round.casesOpened}**, closed: **${round.casesClosed}**`,
    ...(round.missingRates.length === 0 ? [] : [`half-years without a rate: **${round.missingRates.join(', ')}**`]),
  ];
  return `**${day}**: ${parts.join('; ')}`;
}

/** What the Temporal UI shows. */
function show(now: string, before?: string): void {
  setCurrentDetails(before === undefined ? now : `${now}\n\nLast round, ${before}`);
}
