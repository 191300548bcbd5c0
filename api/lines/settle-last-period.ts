import { OneOffLine } from '../../db/entities/one-off-line.ts';
import type { LineHolder } from '../../db/lines/load-line-holders.ts';
import type { WrittenAdjustment } from '../../db/lines/write-line-edits.ts';
import { ApiProblem } from '../http/problem.ts';
import { creditUnusedDays } from '../invoices/credit-unused-days.ts';
import type { Issuer } from '../invoices/issue-credit-notes.ts';

/**
 * Where the last period of a subscription has been billed, no invoice will take what evens out its periods: what is given back is
 * credited now. @throws ApiProblem where something is to be charged instead.
 */
export async function settleLastPeriod(
  issuer: Issuer,
  { holder, written }: { holder: LineHolder; written: readonly WrittenAdjustment[] },
): Promise<void> {
  const {
    subscriptionId,
    nextPeriodFrom,
    settled: { endOn },
  } = holder;
  const own = written.filter((adjustment) => adjustment.subscriptionId === subscriptionId);
  if (own.length === 0 || endOn === null || nextPeriodFrom <= endOn) return;
  await creditUnusedDays(issuer, { subscriptionId, lastDay: endOn, only: null, settles: true });
  const ids = own.map(({ oneOffLineId }) => oneOffLineId);
  const waiting = await issuer.em.count(OneOffLine, { id: { $in: ids }, withdrawnAt: null });
  if (waiting === 0) return;
  const detail = `The subscription ends on ${endOn} and is billed up to it, so that no invoice will charge the difference: move the end date first, or charge it on another subscription`;
  throw new ApiProblem('last_period_billed', { detail, members: { billedThrough: endOn } });
}
