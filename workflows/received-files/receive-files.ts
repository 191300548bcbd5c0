import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import {
  CancellationScope,
  makeContinueAsNewFunc,
  ParentClosePolicy,
  setCurrentDetails,
  sleep,
  startChild,
} from '@temporalio/workflow';
import type { ReceivedFileId } from '../../domain/identifiers/ids.ts';
import { folderActivities } from '../activity-options.ts';
import { childsWayToPage } from '../way-to-page.ts';
import { readFile, readFileWorkflowId } from './read-file.ts';

export const RECEIVE_FILES_WORKFLOW_ID = 'receive-files';

export interface ReceiveFilesInput {
  readonly everySeconds: number;
}

/** A look at an empty folder is a handful of events. */
const LOOKS_A_RUN = 100;

/** So many are begun at a look: each is a workflow of its own. */
const FILES_A_LOOK = 20;

/**
 * Looks for files that have come in, stores each as it came, and has each read by a workflow of its own: a broken one holds up no other.
 *
 * Id: `receive-files`, one for all creditors. Started by every worker that has somewhere to look, the first one wins. Lives for good.
 */
export async function receiveFiles(input: ReceiveFilesInput): Promise<void> {
  // Temporal's own request to cancel is not heeded: no payment would be read any more, and nobody would hear of it.
  return CancellationScope.nonCancellable(async () => {
    for (let look = 0; look < LOOKS_A_RUN; look += 1) {
      const { fileIds, failed } = await folderActivities.fetchFiles({ limit: FILES_A_LOOK });
      for (const fileId of fileIds) await startReading(fileId);
      setCurrentDetails(`Begun: **${fileIds.length}**\n\nCould not be fetched, tried again: **${failed}**`);
      await sleep(input.everySeconds * 1000);
    }
    await makeContinueAsNewFunc<typeof receiveFiles>()(input);
  });
}

async function startReading(fileId: ReceivedFileId): Promise<void> {
  const workflowId = readFileWorkflowId(fileId);
  try {
    await startChild(readFile, {
      workflowId,
      args: [{ fileId }],
      parentClosePolicy: ParentClosePolicy.ABANDON,
      ...childsWayToPage({ workflowId, creditorId: null }),
    });
  } catch (error) {
    // It is being read: the next look no longer finds it.
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}
