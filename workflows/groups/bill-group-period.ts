import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { getExternalWorkflowHandle, ParentClosePolicy, startChild, WorkflowIdReusePolicy } from '@temporalio/workflow';
import type { NotBilled } from '../../activities/invoices/take-turn.ts';
import type { CreditorId, RunId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import type { Period } from '../../domain/calendar/period.ts';
import { groupActivities } from '../activity-options.ts';
import { childsWayToPage } from '../way-to-page.ts';
import { groupRun, lookAgainSignal, runAttributes, runWorkflowId } from './group-run.ts';

/**
 * Starts the billing of one period of a group. The run goes on by itself: neither its mails nor a member whom a person must look at
 * holds up the next period. Earlier runs that somebody joined late go on too.
 */
export async function billGroupPeriod({
  creditorId,
  subscriptionId,
  periodIndex,
  period,
  dueAtMs,
}: {
  creditorId: CreditorId;
  subscriptionId: SubscriptionId;
  periodIndex: number;
  period: Period;
  dueAtMs: number;
}): Promise<NotBilled> {
  const summary = `${period.from} to ${period.to}`;
  const outcome = await groupActivities.startRun.executeWithOptions({ summary }, [
    { subscriptionId, periodIndex, billedAtMs: Date.now(), dueAtMs },
  ]);
  if (outcome.kind !== 'started') return outcome;
  for (const runId of outcome.runIds) await startOrWake({ creditorId, runId, summary });
  return { kind: 'settled' };
}

async function startOrWake(run: { creditorId: CreditorId; runId: RunId; summary: string }): Promise<void> {
  // One that comes to its end between the two is started anew.
  while (!(await isStarted(run)) && !(await isWoken(run.runId)));
}

/** False where the run is under way already. */
async function isStarted({
  creditorId,
  runId,
  summary,
}: {
  creditorId: CreditorId;
  runId: RunId;
  summary: string;
}): Promise<boolean> {
  const workflowId = runWorkflowId(runId);
  try {
    await startChild(groupRun, {
      workflowId,
      args: [{ creditorId, runId }],
      parentClosePolicy: ParentClosePolicy.ABANDON,
      workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
      typedSearchAttributes: runAttributes(creditorId),
      staticSummary: summary,
      ...childsWayToPage({ workflowId, creditorId }),
    });
    return true;
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    return false;
  }
}

/** False where the run has come to its end. */
async function isWoken(runId: RunId): Promise<boolean> {
  try {
    await getExternalWorkflowHandle(runWorkflowId(runId)).signal(lookAgainSignal);
    return true;
  } catch {
    return false;
  }
}
