import {
  type Client,
  WorkflowExecutionAlreadyStartedError,
  type WorkflowHandle,
  WorkflowNotFoundError,
  type WorkflowUpdateHandle,
  WorkflowUpdateStage,
} from '@temporalio/client';
import type { UpdateDefinition } from '@temporalio/common';
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
