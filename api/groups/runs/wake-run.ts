import type { CreditorId, RunId } from '../../../domain/identifiers/ids.ts';
import { runWorkflowId } from '../../../workflows/groups/group-run.ts';
import type { Call } from '../../http/route.ts';

/** Tells a run's workflow that something in the run may be new. */
export async function wakeRun(
  { send, creditorId }: Pick<Call<unknown, unknown, unknown>, 'send'> & { creditorId: CreditorId },
  runId: RunId,
): Promise<void> {
  await send({ kind: 'wake_run', creditorId, workflowId: runWorkflowId(runId), payload: {} });
}
