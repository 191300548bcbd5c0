import { z } from 'zod';
import type { GroupMessageKind } from '../../db/words/groups.ts';
import type { RunId } from '../../domain/identifiers/ids.ts';
import { type groupRun, lookAgainSignal, runAttributes } from '../../workflows/groups/group-run.ts';
import type { sendChunk } from '../../workflows/groups/send-chunk.ts';
import { BILLING_TASK_QUEUE } from '../../workflows/task-queues.ts';
import { type MessageKind, messageKind } from './message-kind.ts';
import { nothing, textOf } from './payload-fields.ts';
import { startOnce, subjectOf } from './reach-workflow.ts';

export const GROUP_MESSAGES = {
  // One signal for all that may be new in a run: it is told, or started anew where it has come to its end.
  wake_run: messageKind(nothing, async (client, { row: { workflowId, creditorId } }) => {
    await client.workflow.signalWithStart<typeof groupRun>('groupRun', {
      workflowId,
      taskQueue: BILLING_TASK_QUEUE,
      args: [{ creditorId, runId: subjectOf(workflowId) as RunId }],
      signal: lookAgainSignal,
      typedSearchAttributes: runAttributes(creditorId),
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      staticSummary: 'members of a group that are billed later',
    });
    return null;
  }),
  send_chunk: messageKind(z.strictObject({ runId: textOf<RunId>(), chunk: z.int() }), (client, { row, payload }) =>
    startOnce(() =>
      client.workflow.start<typeof sendChunk>('sendChunk', {
        workflowId: row.workflowId,
        taskQueue: BILLING_TASK_QUEUE,
        args: [payload],
        memo: { creditorId: row.creditorId },
        workflowIdConflictPolicy: 'USE_EXISTING',
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
        staticSummary: `mails of chunk ${payload.chunk}`,
      }),
    ),
  ),
} as const satisfies Record<GroupMessageKind, MessageKind<unknown>>;
