import type { Client, WorkflowHandle } from '@temporalio/client';

export type History = Awaited<ReturnType<WorkflowHandle['fetchHistory']>>;

/** The histories of all runs of a workflow, oldest first: one that continues as new has a run for each time. */
export async function fetchRuns(client: Client, workflowId: string): Promise<History[]> {
  const newest = await client.workflow.getHandle(workflowId).fetchHistory();
  const runs: History[] = [];
  let runId = newest.events?.[0]?.workflowExecutionStartedEventAttributes?.firstExecutionRunId;
  while (runId !== undefined && runId !== null && runId !== '') {
    const history: History = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    runs.push(history);
    runId = history.events?.at(-1)?.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId;
  }
  return runs;
}
