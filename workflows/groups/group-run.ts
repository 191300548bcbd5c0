import {
  CancellationScope,
  type ChildWorkflowHandle,
  condition,
  defineSignal,
  ParentClosePolicy,
  patched,
  setCurrentDetails,
  setHandler,
  startChild,
  upsertSearchAttributes,
} from '@temporalio/workflow';
import { type SearchAttributePair, WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import type { CreditorId, RunId } from '../../domain/identifiers/ids.ts';
import { groupActivities } from '../activity-options.ts';
import { attentionKey, creditorKey, stateKey } from '../search-attributes.ts';
import { childsWayToPage } from '../way-to-page.ts';
import { haltSignal, sendChunk, sendChunkWorkflowId } from './send-chunk.ts';

export const runWorkflowId = (runId: RunId) => `run/${runId}`;

/** Something in the run may be new: it was stopped or goes on, a member was mended or has joined late. */
export const lookAgainSignal = defineSignal('lookAgain');

/** Chunks that are drafted at once: one computes while another writes, and the mails of one never wait for the drafts of another. */
const CHUNKS_AT_ONCE = 4;

/** A chunk's collections and mails are laid ready with its invoices, and the post office sends the mails. */
const BY_POST_OFFICE = 'chunks-by-post-office';

/** What the search attributes say of a member whom a person must look at. */
const MEMBERS_NEED_ATTENTION = 'members_need_attention';

export interface GroupRunInput {
  readonly creditorId: CreditorId;
  readonly runId: RunId;
}

/** Members by what became of them, as far as this run of the workflow has drafted them. */
interface Totals {
  billed: number;
  settled: number;
  needsAttention: number;
}

/** What the workflow knows while it runs. */
interface Progress extends Totals {
  /** Signals that have come, and those that have been looked at. */
  asked: number;
  heard: number;
  stopped: boolean;
  over: boolean;
  chunksLeft: number;
  /** The state that the search attributes show. */
  shown: string;
  readonly senders: Set<ChildWorkflowHandle<typeof sendChunk>>;
}

/** The search attributes of a run that begins. */
export function runAttributes(creditorId: CreditorId): SearchAttributePair[] {
  return [
    { key: creditorKey, value: creditorId },
    { key: stateKey, value: 'billing' },
  ];
}

/**
 * Bills a period to the members of a group, chunk by chunk: each chunk is drafted in one transaction, its collections are queued and its mails
 * handed to the post office, which holds them while the run is stopped. Who waits, who was billed and whether the run is stopped is read from
 * PostgreSQL.
 *
 * Id: `run/<run id>`. Started by the subscription's workflow, and again through the API when a member was mended or has joined late. Lives
 * until all are billed or need a person; while it is stopped it waits. Signal: `lookAgain`. A chunk that a worker of a version before has
 * drafted gets a workflow of its own, `send-chunk`, which the run waits for.
 */
export async function groupRun(input: GroupRunInput): Promise<Totals> {
  // Temporal's own request to cancel is not heeded: a run is stopped through the API, where it can go on from.
  return CancellationScope.nonCancellable(() => run(input));
}

async function run(input: GroupRunInput): Promise<Totals> {
  const progress: Progress = {
    asked: 0,
    heard: 0,
    stopped: false,
    over: false,
    chunksLeft: 0,
    shown: 'billing false',
    senders: new Set(),
    billed: 0,
    settled: 0,
    needsAttention: 0,
  };
  setHandler(lookAgainSignal, () => {
    progress.asked += 1;
  });
  for (;;) {
    const again = progress.asked > progress.heard;
    progress.heard = progress.asked;
    const { stopped, chunks } = await groupActivities.gatherRun({ runId: input.runId, again });
    // Who needed attention waits again.
    if (again && !stopped) progress.needsAttention = 0;
    progress.chunksLeft = chunks.length;
    await tellSenders(progress, stopped);
    if (!stopped && (await draftChunks(input, { progress, chunks })) === 'stopped') continue;
    show(progress);
    const isDone = () => progress.senders.size === 0 && (!stopped || chunks.length === 0);
    await condition(() => progress.asked > progress.heard || isDone());
    if (progress.asked === progress.heard) break;
  }
  progress.over = true;
  show(progress);
  const { billed, settled, needsAttention } = progress;
  return { billed, settled, needsAttention };
}

/** Drafts chunks, some at once, until a signal comes; `stopped` where the database says so before its signal is there. */
async function draftChunks(
  { creditorId, runId }: GroupRunInput,
  { progress, chunks }: { progress: Progress; chunks: readonly number[] },
): Promise<'drafted' | 'stopped'> {
  const left = [...chunks];
  let answer: 'drafted' | 'stopped' = 'drafted';
  const draftInTurn = async () => {
    while (answer === 'drafted' && progress.asked === progress.heard) {
      const chunk = left.shift();
      if (chunk === undefined) return;
      const summary = `chunk ${chunk}`;
      const outcome = await groupActivities.draftChunk.executeWithOptions({ summary }, [
        { runId, chunk, billedAtMs: Date.now(), ...(patched(BY_POST_OFFICE) ? { byPostOffice: true as const } : {}) },
      ]);
      if (outcome.stopped) {
        answer = 'stopped';
        return;
      }
      progress.billed += outcome.billed;
      progress.settled += outcome.settled;
      progress.needsAttention += outcome.needsAttention;
      progress.chunksLeft -= 1;
      if (outcome.billed > 0 && outcome.byPostOffice !== true) {
        await startSender(progress, { creditorId, chunk: { runId, chunk } });
      }
      show(progress);
    }
  };
  await Promise.all(Array.from({ length: CHUNKS_AT_ONCE }, draftInTurn));
  return answer;
}

async function startSender(
  progress: Progress,
  { creditorId, chunk }: Pick<GroupRunInput, 'creditorId'> & { chunk: { runId: RunId; chunk: number } },
): Promise<void> {
  const workflowId = sendChunkWorkflowId(chunk);
  try {
    const sender = await startChild(sendChunk, {
      workflowId,
      args: [chunk],
      parentClosePolicy: ParentClosePolicy.ABANDON,
      staticSummary: `mails of chunk ${chunk.chunk}`,
      ...childsWayToPage({ workflowId, creditorId }),
    });
    progress.senders.add(sender);
    void sender.result().finally(() => {
      progress.senders.delete(sender);
      show(progress);
    });
  } catch (error) {
    // A run that was ended by force has started it: it is under way.
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}

async function tellSenders(progress: Progress, stopped: boolean): Promise<void> {
  if (progress.stopped === stopped) return;
  progress.stopped = stopped;
  // Whoever has come to the end in this moment need not be told.
  await Promise.allSettled(Array.from(progress.senders, (sender) => sender.signal(haltSignal, { stopped })));
}

/** What the Temporal UI shows of the run. */
function show(progress: Progress): void {
  const state = stateOf(progress);
  const needy = progress.needsAttention > 0;
  const shown = `${state} ${needy}`;
  if (progress.shown !== shown) {
    progress.shown = shown;
    upsertSearchAttributes([
      { key: stateKey, value: state },
      { key: attentionKey, value: needy ? MEMBERS_NEED_ATTENTION : null },
    ]);
  }
  setCurrentDetails(
    [
      `State: **${state}**`,
      `Billed: **${progress.billed}**, nothing due: ${progress.settled}, need attention: **${progress.needsAttention}**`,
      `Chunks to draft: ${progress.chunksLeft}, chunks whose mails are under way: ${progress.senders.size}`,
    ].join('\n\n'),
  );
}

function stateOf({ over, stopped, chunksLeft, needsAttention }: Progress): string {
  if (over) return needsAttention > 0 ? 'needs_attention' : 'over';
  if (stopped) return 'stopped';
  return chunksLeft > 0 ? 'billing' : 'mailing';
}
