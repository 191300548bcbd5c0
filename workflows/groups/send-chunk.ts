import { CancellationScope, condition, defineSignal, setCurrentDetails, setHandler } from '@temporalio/workflow';
import type { RunId } from '../../domain/identifiers/ids.ts';
import { groupActivities } from '../activity-options.ts';
import { sendMail } from '../mails/send-mail.ts';

export const sendChunkWorkflowId = ({ runId, chunk }: SendChunkInput) => `run/${runId}/${chunk}`;

/** The run was stopped, or goes on. */
export const haltSignal = defineSignal<[{ readonly stopped: boolean }]>('halt');

/** Mails of a chunk that are under way at once; the task queue limits their rate over all of them. */
const MAILS_AT_ONCE = 10;

export interface SendChunkInput {
  readonly runId: RunId;
  readonly chunk: number;
}

/**
 * Queues the collections of a chunk of a group's run and sends its mails. A workflow of its own, so that the run's history stays short.
 *
 * Id: `run/<run id>/<chunk>`. Started by the run when the chunk is drafted. Lives until each mail is sent, refused or handed to a
 * workflow of its own; while the run is stopped no further mail is sent. Signal: `halt`.
 */
export async function sendChunk(input: SendChunkInput): Promise<void> {
  // Temporal's own request to cancel is not heeded: mails would be left that nobody sends.
  return CancellationScope.nonCancellable(() => send(input));
}

async function send(input: SendChunkInput): Promise<void> {
  let stopped = false;
  setHandler(haltSignal, (told) => {
    stopped = told.stopped;
  });
  const { mails } = await groupActivities.queueChunk(input);
  const left = [...mails];
  const sendInTurn = async () => {
    for (;;) {
      await condition(() => !stopped);
      const invoiceId = left.shift();
      if (invoiceId === undefined) return;
      await sendMail(invoiceId, `chunk ${input.chunk}`);
      setCurrentDetails(`Mails left: **${left.length}** of ${mails.length}${stopped ? ', stopped' : ''}`);
    }
  };
  await Promise.all(Array.from({ length: MAILS_AT_ONCE }, sendInTurn));
}
