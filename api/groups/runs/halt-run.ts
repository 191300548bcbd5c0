import type { z } from 'zod';
import { lockRun } from '../../../db/groups/lock-run.ts';
import type { RunId, SubscriptionId } from '../../../domain/identifiers/ids.ts';
import type { Call } from '../../http/route.ts';
import { tellPostOffice } from '../../mails/post-mail.ts';
import { findRun, readRun } from './read-run.ts';
import type { runAnswer } from './run-fields.ts';
import { wakeRun } from './wake-run.ts';

/**
 * Stops a run, or lets it go on with the mails that were held, and has its workflow look again. It comes between the drafts of chunks and never in the middle of one.
 * @throws ApiProblem 404 where the creditor has none such.
 */
export async function haltRun(
  { em, creditorId, send }: Pick<Call<unknown, unknown, unknown>, 'em' | 'creditorId' | 'send'>,
  { subscriptionId, runId, halted }: { subscriptionId: SubscriptionId; runId: RunId; halted: boolean },
): Promise<z.input<typeof runAnswer>> {
  await findRun(em, { creditorId, subscriptionId, runId });
  await lockRun(em, { runId, alone: true });
  await em.execute(
    'update billing_run set stopped_at = case when ? then coalesce(stopped_at, now()) end where id = ?',
    [halted, runId],
  );
  await wakeRun({ send, creditorId }, runId);
  if (!halted) await tellPostOffice({ send, creditorId });
  return readRun(em, { creditorId, subscriptionId, runId });
}
