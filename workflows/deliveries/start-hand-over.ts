import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { ParentClosePolicy, startChild } from '@temporalio/workflow';
import { handOverWorkflowId } from '../../domain/deliveries/hand-over.ts';
import { childsWayToPage } from '../way-to-page.ts';
import { handOver, type HandOverInput } from './hand-over.ts';

/** Has a delivery handed over by a workflow of its own: one that hangs holds up no other. */
export async function startHandOver(input: HandOverInput): Promise<void> {
  const workflowId = handOverWorkflowId(input.deliveryId);
  try {
    await startChild(handOver, {
      workflowId,
      args: [input],
      parentClosePolicy: ParentClosePolicy.ABANDON,
      ...childsWayToPage({ workflowId, creditorId: input.creditorId }),
    });
  } catch (error) {
    // The closing was asked for twice: it is under way.
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}
