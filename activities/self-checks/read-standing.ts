import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { defineSearchAttributeKey } from '@temporalio/common';
import type { WorkflowStanding } from '../../domain/subscriptions/stuck-workflow.ts';

/** What a server sets itself on a workflow whose tasks end badly again and again: how the latest did, `category=…` and `cause=…`. */
export const REPORTED_PROBLEMS = 'TemporalReportedProblems';
const reportedKey = defineSearchAttributeKey(REPORTED_PROBLEMS, 'KEYWORD_LIST');
/** The category of tasks that were answered by a failure; others were not answered in time. */
const FAILED = 'category=WorkflowTaskFailed';

/** Enough for the events that have come in since the last completed task, but for a flood of them. */
const PAGE_SIZE = 50;

/**
 * `WorkflowTaskFailedCause`, numbers 1, 13, 17, 18, 20, 31 and 39 of `temporal.api.enums.v1`: the server has put the task aside, for what
 * came in meanwhile or what somebody asked for, and no code has failed.
 */
const PUT_ASIDE: ReadonlySet<number> = new Set([1, 13, 17, 18, 20, 31, 39]);

/** What is known of a workflow that there is none of. */
const NOT_RUNNING = { isRunning: false, attempt: 0, hasFailed: false };

/**
 * How the newest run of a workflow stands: asked of Temporal in one call, and where a task of it is tried again, in a second or more. One
 * that there is no workflow of does not run.
 */
export async function readStanding(
  client: Client,
  workflowId: string,
): Promise<WorkflowStanding & { readonly runId?: string }> {
  try {
    const { status, raw, runId, typedSearchAttributes } = await client.workflow.getHandle(workflowId).describe();
    const attempt = raw.pendingWorkflowTask?.attempt ?? 0;
    const isRunning = status.name === 'RUNNING';
    if (!isRunning || attempt < 2) return { isRunning, attempt, hasFailed: false, runId };
    const reported = typedSearchAttributes.get(reportedKey);
    const hasFailed = reported?.includes(FAILED) ?? (await hasFailedSinceCompleted(client, { workflowId, runId }));
    return { isRunning, attempt, hasFailed, runId };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return NOT_RUNNING;
    throw error;
  }
}

/** Whether the history holds a failure after the last completed task. Of the tries of a task only the first writes how it ended. */
async function hasFailedSinceCompleted(
  client: Client,
  execution: { workflowId: string; runId: string },
): Promise<boolean> {
  let nextPageToken: Uint8Array | undefined;
  do {
    const page = await client.workflowService.getWorkflowExecutionHistoryReverse({
      namespace: client.options.namespace,
      execution,
      maximumPageSize: PAGE_SIZE,
      ...(nextPageToken && { nextPageToken }),
    });
    for (const { workflowTaskFailedEventAttributes: failed, workflowTaskCompletedEventAttributes: completed } of page
      .history?.events ?? []) {
      if (failed && !PUT_ASIDE.has(failed.cause ?? 0)) return true;
      if (completed) return false;
    }
    ({ nextPageToken } = page);
  } while (nextPageToken && nextPageToken.length > 0);
  return false;
}
