import { CancellationScope, setCurrentDetails } from '@temporalio/workflow';
import type { ReceivedFileId } from '../../domain/identifiers/ids.ts';
import { fileActivities } from '../activity-options.ts';

export const readFileWorkflowId = (fileId: ReceivedFileId) => `file/${fileId}`;

/** Of one time that a file is read again: another may be asked for while it runs. */
export const readFileAgainWorkflowId = (fileId: ReceivedFileId, askedId: string) => `file/${fileId}/again/${askedId}`;

/**
 * Reads a file that came in, books what it says, and finds the invoices that its payments are for.
 *
 * Id: `file/<file id>`. Started by `receive-files`, or through the API where a file is uploaded. Lives until the file is read or refused and
 * every payment of it is matched or waits for a person. One that is read again has an id of its own, `file/<file id>/again/<id>`.
 */
export async function readFile(input: { readonly fileId: ReceivedFileId; readonly again?: boolean }): Promise<string> {
  // Temporal's own request to cancel is not heeded: money that is booked would wait for its invoice for ever.
  return CancellationScope.nonCancellable(async () => {
    const { outcome } = await fileActivities.readFile(input);
    setCurrentDetails(`Outcome: **${outcome}**`);
    if (outcome === 'read') await fileActivities.matchPayments(input);
    return outcome;
  });
}
