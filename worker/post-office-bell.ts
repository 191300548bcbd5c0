import { Client } from '@temporalio/client';
import { DefaultLogger, type NativeConnection } from '@temporalio/worker';
import { POST_OFFICE_WORKFLOW_ID } from '../domain/mails/post-office.ts';
import { POST_OFFICE_WAKING, type postOffice } from '../workflows/mails/post-office.ts';
import { wayToPage } from '../workflows/way-to-page.ts';

/** Tells the post office that there is something to send. */
export interface Bell {
  /** At once, and then waits until it is told; where that was done a moment ago, once more at the end of that moment, for all who ask meanwhile. */
  ring(): Promise<void>;
  /** Whoever has asked is heard before it resolves. */
  close(): Promise<void>;
}

/** A bell that rings at most once in so long: every telling is a task of the workflow. @param tell never fails. */
export function createBell({ everyMs, tell }: { everyMs: number; tell: () => Promise<void> }): Bell {
  let lastAtMs = -Infinity;
  let later: NodeJS.Timeout | null = null;
  const now = async () => {
    later = null;
    lastAtMs = performance.now();
    await tell();
  };
  return {
    async ring() {
      if (later !== null) return;
      const leftMs = lastAtMs + everyMs - performance.now();
      if (leftMs > 0) later = setTimeout(() => void now(), leftMs);
      else await now();
    },
    async close() {
      if (later === null) return;
      clearTimeout(later);
      await now();
    },
  };
}

/** No step of a period waits longer for Temporal. */
const PATIENCE_MS = 2_000;

/** The bell of a worker's process, over its own connection. */
export function createPostOfficeBell({
  connection,
  namespace,
  publicUrl,
  everyMs,
}: {
  connection: NativeConnection;
  namespace: string;
  /** Where the page is; null where that is not known. */
  publicUrl: string | null;
  everyMs: number;
}): Bell {
  const client = new Client({ connection, namespace });
  const log = new DefaultLogger('WARN');
  const waking = {
    ...POST_OFFICE_WAKING,
    ...wayToPage({ workflowId: POST_OFFICE_WORKFLOW_ID, creditorId: null, page: publicUrl }),
  };
  return createBell({
    everyMs,
    async tell() {
      try {
        await client.withDeadline(Date.now() + PATIENCE_MS, () =>
          client.workflow.signalWithStart<typeof postOffice>('postOffice', waking),
        );
      } catch (error) {
        // The mails lie in the queue, where every worker looks.
        log.warn('the post office was not told', { reason: error instanceof Error ? error.message : String(error) });
      }
    },
  });
}
