import { z } from 'zod';
import type { ReceivedFileMessageKind } from '../../db/words/received-files.ts';
import type { ReceivedFileId } from '../../domain/identifiers/ids.ts';
import type { readFile } from '../../workflows/received-files/read-file.ts';
import { BILLING_TASK_QUEUE } from '../../workflows/task-queues.ts';
import { type MessageKind, messageKind } from './message-kind.ts';
import { textOf } from './payload-fields.ts';
import { startOnce } from './reach-workflow.ts';

export const RECEIVED_FILE_MESSAGES = {
  read_file: messageKind(
    z.strictObject({ receivedFileId: textOf<ReceivedFileId>(), again: z.boolean().optional() }),
    (client, { row, payload }) =>
      startOnce(() =>
        client.workflow.start<typeof readFile>('readFile', {
          workflowId: row.workflowId,
          taskQueue: BILLING_TASK_QUEUE,
          args: [{ fileId: payload.receivedFileId, ...(payload.again === true ? { again: true } : {}) }],
          workflowIdConflictPolicy: 'USE_EXISTING',
          workflowIdReusePolicy: 'ALLOW_DUPLICATE',
          staticSummary: payload.again === true ? 'a file that is read again' : 'a file that was uploaded',
        }),
      ),
  ),
} as const satisfies Record<ReceivedFileMessageKind, MessageKind<unknown>>;
