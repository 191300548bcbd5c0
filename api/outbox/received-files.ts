import { z } from 'zod';
import type { ReceivedFileMessageKind } from '../../db/words/received-files.ts';
import type { ReceivedFileId } from '../../domain/identifiers/ids.ts';
import type { readFile } from '../../workflows/received-files/read-file.ts';
import type { receiveFiles } from '../../workflows/received-files/receive-files.ts';
import { BILLING_TASK_QUEUE } from '../../workflows/task-queues.ts';
import { type MessageKind, messageKind } from './message-kind.ts';
import { nothing, textOf } from './payload-fields.ts';
import { endWhereStuck, readInput, startOnce } from './reach-workflow.ts';

export const RECEIVED_FILE_MESSAGES = {
  read_file: messageKind(
    z.strictObject({ receivedFileId: textOf<ReceivedFileId>(), again: z.boolean().optional() }),
    (client, { row, payload }) =>
      startOnce(() =>
        client.workflow.start<typeof readFile>('readFile', {
          workflowId: row.workflowId,
          taskQueue: BILLING_TASK_QUEUE,
          args: [{ fileId: payload.receivedFileId, ...(payload.again === true ? { again: true } : {}) }],
          memo: { creditorId: row.creditorId },
          workflowIdConflictPolicy: 'USE_EXISTING',
          workflowIdReusePolicy: 'ALLOW_DUPLICATE',
          staticSummary: payload.again === true ? 'a file that is read again' : 'a file that was uploaded',
        }),
      ),
  ),
  // One for all creditors, started by workers: how often it looks they know, and the one that stands still was told.
  replace_receiving: messageKind(nothing, async (client, { row: { workflowId } }) => {
    const input = await readInput<Parameters<typeof receiveFiles>[0]>(client, workflowId);
    if (input === null) return null;
    await endWhereStuck(client, workflowId);
    return startOnce(() =>
      client.workflow.start<typeof receiveFiles>('receiveFiles', {
        workflowId,
        taskQueue: BILLING_TASK_QUEUE,
        args: [input],
        workflowIdConflictPolicy: 'USE_EXISTING',
        staticSummary: 'files that come in',
      }),
    );
  }),
} as const satisfies Record<ReceivedFileMessageKind, MessageKind<unknown>>;
