import {
  type Client,
  WorkflowExecutionAlreadyStartedError,
  type WorkflowHandle,
  WorkflowNotFoundError,
  type WorkflowUpdateHandle,
  WorkflowUpdateStage,
} from '@temporalio/client';
import { defaultPayloadConverter, type UpdateDefinition } from '@temporalio/common';
import { isStuck } from '../../domain/subscriptions/stuck-workflow.ts';
import type { Delivered, OutboxRow, Sender } from './message-kind.ts';

/** What a workflow's id says it is about. */
export const subjectOf = (workflowId: string) => workflowId.slice(workflowId.indexOf('/') + 1);

/** A workflow of that id that is there or has been there is what was asked for. */
export async function startOnce(start: () => Promise<unknown>): Promise<null> {
  try {
    await start();
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
  return null;
}

/**
 * Ends a workflow that runs and cannot go on, so that the one that is started next takes its place. Asked here and not before: one that
 * goes on by itself again, as where the version was put back, is left alone. @returns whether it was ended.
 */
export async function endWhereStuck(client: Client, workflowId: string): Promise<boolean> {
  try {
    const standing = await describeWorkflow(client, workflowId);
    if (!isStuck(standing)) return false;
    await client.workflow.getHandle(workflowId, standing.runId).terminate('it could not go on under this version');
    return true;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}

/** Whether a workflow runs, and which try of its present task Temporal is at. */
export async function describeWorkflow(
  client: Client,
  workflowId: string,
): Promise<{ isRunning: boolean; attempt: number | undefined; runId?: string }> {
  try {
    const { status, raw, runId } = await client.workflow.getHandle(workflowId).describe();
    const attempt = raw.pendingWorkflowTask?.attempt ?? undefined;
    return { isRunning: status.name === 'RUNNING', attempt, runId };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return { isRunning: false, attempt: undefined };
    throw error;
  }
}

/** Whether the code of a workflow has failed at what came last, and no worker was merely lost. */
export async function hasJustFailed(
  client: Client,
  { workflowId, isRunning, attempt = 1 }: { workflowId: string; isRunning: boolean; attempt: number | undefined },
): Promise<boolean> {
  if (!isRunning || attempt === 1) return false;
  const { history } = await client.workflowService.getWorkflowExecutionHistoryReverse({
    namespace: client.options.namespace,
    execution: { workflowId },
    maximumPageSize: 1,
  });
  return (history?.events?.[0]?.workflowTaskFailedEventAttributes ?? null) !== null;
}

/** What the present run of a workflow was started with; null where there is no such workflow. */
export async function readInput<Input>(client: Client, workflowId: string): Promise<Input | null> {
  try {
    const { events } = await client.workflow.getHandle(workflowId).fetchHistory();
    const payloads = events?.[0]?.workflowExecutionStartedEventAttributes?.input?.payloads ?? [];
    const [input] = payloads;
    return input === undefined ? null : defaultPayloadConverter.fromPayload<Input>(input);
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  }
}

/** Tells a workflow by an update that takes nothing. */
export function update(definition: UpdateDefinition<unknown>): Sender<unknown> {
  return (client, { row }) => accepted(client, row, (handle, how) => handle.startUpdate(definition, how));
}

/** Tells a workflow by an update that takes what the message carries. */
export function updateWith<Payload>(definition: UpdateDefinition<unknown, [Payload]>): Sender<Payload> {
  return (client, { row, payload }) =>
    accepted(client, row, (handle, how) => handle.startUpdate(definition, { ...how, args: [payload] }));
}

/** An update is delivered when the workflow has accepted it: from then on its history holds it. */
async function accepted(
  client: Client,
  row: OutboxRow,
  start: (
    handle: WorkflowHandle,
    how: { updateId: string; waitForStage: typeof WorkflowUpdateStage.ACCEPTED },
  ) => Promise<WorkflowUpdateHandle<unknown>>,
): Promise<Delivered> {
  try {
    return await start(client.workflow.getHandle(row.workflowId), {
      updateId: row.id,
      waitForStage: WorkflowUpdateStage.ACCEPTED,
    });
  } catch (error) {
    // The workflow has completed: the fact that the message is about stands in the database, and nothing is left to tell.
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  }
}
