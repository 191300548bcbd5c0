import { Client } from '@temporalio/client';
import type { NativeConnection } from '@temporalio/worker';
import { RECEIVE_FILES_WORKFLOW_ID, type receiveFiles } from '../workflows/received-files/receive-files.ts';
import { wayToPage } from '../workflows/way-to-page.ts';
import { BILLING_TASK_QUEUE } from '../workflows/task-queues.ts';

/** Has the workflow run that looks for files that have come in. Where it runs already, it stays as it is. */
export async function startReceiving({
  connection,
  namespace,
  everySeconds,
  publicUrl,
}: {
  connection: NativeConnection;
  namespace: string;
  everySeconds: number;
  /** Where the page is; null where that is not known. */
  publicUrl: string | null;
}): Promise<void> {
  const client = new Client({ connection, namespace });
  await client.workflow.start<typeof receiveFiles>('receiveFiles', {
    workflowId: RECEIVE_FILES_WORKFLOW_ID,
    taskQueue: BILLING_TASK_QUEUE,
    args: [{ everySeconds }],
    workflowIdConflictPolicy: 'USE_EXISTING',
    staticSummary: 'files that come in',
    ...wayToPage({ workflowId: RECEIVE_FILES_WORKFLOW_ID, creditorId: null, page: publicUrl }),
  });
}
