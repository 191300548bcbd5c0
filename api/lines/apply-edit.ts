import type { z } from 'zod';
import type { LineRefusal } from '../../db/lines/edit-line.ts';
import { OneOffLine } from '../../db/entities/one-off-line.ts';
import { StandingLine } from '../../db/entities/standing-line.ts';
import { type LineHolder, loadLineHolders } from '../../db/lines/load-line-holders.ts';
import { type LineEdit, writeLineEdits, type WrittenAdjustment } from '../../db/lines/write-line-edits.ts';
import type { SubscriptionId } from '../../domain/identifiers/ids.ts';
import { subscriptionWorkflowId } from '../../workflows/subscriptions/subscription.ts';
import type { Call } from '../http/route.ts';
import { checkAmount } from '../subscriptions/check-amount.ts';
import { showStandingLine } from './line-fields.ts';
import { lockLiveSubscription } from '../subscriptions/lock-subscription.ts';
import { showOneOffLine } from './one-off-line-fields.ts';
import type { changedLineAnswer } from './line-change-fields.ts';
import { refusedEdit } from './refuse-edit.ts';
import { settleLastPeriod } from './settle-last-period.ts';

type Caller = Pick<Call<unknown, unknown, unknown>, 'em' | 'creditorId' | 'send'>;

/** Holds a subscription that is not over, and reads its lines. @throws ApiProblem as `lockLiveSubscription`. */
export async function lockLines(
  { em, creditorId }: Pick<Caller, 'em' | 'creditorId'>,
  subscriptionId: SubscriptionId,
): Promise<LineHolder> {
  await lockLiveSubscription(em, { creditorId, subscriptionId });
  const [holder] = await loadLineHolders(em, { creditorId, subscriptionIds: [subscriptionId], lock: false });
  if (holder === undefined) throw new Error(`there is no subscription ${subscriptionId}`);
  return holder;
}

/**
 * Writes the edit of a line and answers the line as it stands then. No message is needed: lines are read when a period is billed, and
 * only one that could not be billed is tried again.
 * @throws ApiProblem where the edit is refused, or no invoice could hold what it comes to.
 */
export async function applyEdit(
  call: Caller,
  { edit, dayPath }: { edit: LineEdit | LineRefusal; dayPath: string },
): Promise<z.input<typeof changedLineAnswer>> {
  if ('refusal' in edit) throw refusedEdit(edit, dayPath);
  const written = await writeLineEdits(call.em, { creditorId: call.creditorId, edits: [edit] });
  return finishEdit(call, { edit, written });
}

/** What follows once an edit has been written. @throws ApiProblem where no invoice could hold what it comes to. */
export async function finishEdit(
  { em, creditorId, send }: Caller,
  { edit, written }: { edit: LineEdit; written: readonly WrittenAdjustment[] },
): Promise<z.input<typeof changedLineAnswer>> {
  const { subscriptionId, status } = edit.holder;
  await settleLastPeriod({ em, creditorId, send }, { holder: edit.holder, written });
  await checkAmount(em, subscriptionId);
  if (status === 'needs_attention') {
    await send({ kind: 'retry', creditorId, workflowId: subscriptionWorkflowId(subscriptionId), payload: {} });
  }
  const lines = await em.find(
    StandingLine,
    { id: { $in: edit.after.map(({ standingLineId }) => standingLineId) } },
    { orderBy: { validFrom: 'asc nulls first' }, disableIdentityMap: true },
  );
  const adjustments = await em.find(
    OneOffLine,
    { id: { $in: written.map(({ oneOffLineId }) => oneOffLineId) } },
    { orderBy: { id: 'asc' }, disableIdentityMap: true },
  );
  return {
    effectiveOn: edit.from,
    lines: lines.map(showStandingLine),
    adjustments: adjustments.map(showOneOffLine),
  };
}
