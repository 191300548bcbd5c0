import {
  CancellationScope,
  condition,
  defineSignal,
  makeContinueAsNewFunc,
  setCurrentDetails,
  setHandler,
  sleep,
  uuid4,
  workflowInfo,
} from '@temporalio/workflow';
import type { DeliverMailsOutcome } from '../../activities/mails/mail-round.ts';
import { waitForServerMs } from '../../domain/mails/next-try.ts';
import { POST_OFFICE_WORKFLOW_ID } from '../../domain/mails/post-office.ts';
import { postOfficeActivities } from '../activity-options.ts';
import { BILLING_TASK_QUEUE } from '../task-queues.ts';

/** Mails have been laid ready, or may go that were held. It says no more than that: what is to be sent stands in the database. */
export const mailsLaidReadySignal = defineSignal('mailsLaidReady');

export interface PostOfficeInput {
  /** How often in a row the mail server could not be reached. */
  readonly timesAway: number;
}

/** How the post office is told, and started where it does not run. */
export const POST_OFFICE_WAKING = {
  workflowId: POST_OFFICE_WORKFLOW_ID,
  taskQueue: BILLING_TASK_QUEUE,
  args: [{ timesAway: 0 }] as [PostOfficeInput],
  signal: mailsLaidReadySignal,
  workflowIdReusePolicy: 'ALLOW_DUPLICATE',
  staticSummary: 'mails of all creditors',
} as const;

/** While the mail server is away nobody hurries the post office to look for it more often than this. */
const CALM_MS = 30_000;

/** What it knows while it runs. */
interface Progress {
  told: number;
  sent: number;
  failed: number;
}

/**
 * Sends the mails of all creditors, as the queue in the database has them: what is due, until nothing is; then it waits until the next is,
 * or until it is told of more. A mail server that is away is looked for ever more slowly, by one mail.
 *
 * Id: `post-office`, one for all creditors. Started by every worker and by whoever lays mails ready, the first one wins. Lives for good. Signal:
 * `mailsLaidReady`.
 */
export async function postOffice(input: PostOfficeInput): Promise<void> {
  // Temporal's own request to cancel is not heeded: no mail would be sent any more, and nobody would hear of it.
  return CancellationScope.nonCancellable(() => serve(input));
}

async function serve({ timesAway: before }: PostOfficeInput): Promise<void> {
  const progress: Progress = { told: 0, sent: 0, failed: 0 };
  setHandler(
    mailsLaidReadySignal,
    () => {
      progress.told += 1;
    },
    { description: 'Mails have been laid ready, or may go that were held' },
  );
  let timesAway = before;
  for (;;) {
    const heard = progress.told;
    const round = await postOfficeActivities.deliverMails({
      callId: uuid4(),
      nowMs: Date.now(),
      wasAway: timesAway > 0,
    });
    progress.sent += round.sent;
    progress.failed += round.failed;
    timesAway = round.isAway ? timesAway + 1 : 0;
    // Told or not, the next run begins with a look.
    if (workflowInfo().continueAsNewSuggested) await makeContinueAsNewFunc<typeof postOffice>()({ timesAway });
    const isTold = () => progress.told > heard;
    if (timesAway > 0) await waitForServer(progress, { round, waitMs: waitForServerMs(timesAway), isTold });
    else await waitForMails(progress, { round, isTold });
  }
}

async function waitForServer(
  progress: Progress,
  { round, waitMs, isTold }: { round: DeliverMailsOutcome; waitMs: number; isTold: () => boolean },
): Promise<void> {
  show(progress, round, `**the mail server is away**, looked for again at ${instant(Date.now() + waitMs)}`);
  const calmMs = Math.min(waitMs, CALM_MS);
  await sleep(calmMs, { summary: 'mail server away' });
  if (waitMs > calmMs) await condition(isTold, waitMs - calmMs, { summary: 'mail server away' });
}

async function waitForMails(
  progress: Progress,
  { round, isTold }: { round: DeliverMailsOutcome; isTold: () => boolean },
): Promise<void> {
  const { nextTryAtMs } = round;
  if (nextTryAtMs === null) {
    show(progress, round, 'until it is told of a mail');
    await condition(isTold);
    return;
  }
  const leftMs = nextTryAtMs - Date.now();
  show(progress, round, leftMs > 0 ? `until the next try at ${instant(nextTryAtMs)}` : 'for nothing: it sends');
  if (leftMs > 0) await condition(isTold, leftMs, { summary: 'next try' });
}

/** What the Temporal UI shows. */
function show({ sent, failed }: Progress, { waiting }: DeliverMailsOutcome, waitsFor: string): void {
  setCurrentDetails(
    [
      `Mails sent in this run: **${sent}**, refused or given up: **${failed}**`,
      `Mails that wait: **${waiting}**`,
      `Waits: ${waitsFor}`,
    ].join('\n\n'),
  );
}

const instant = (epochMs: number): string => new Date(epochMs).toISOString();
