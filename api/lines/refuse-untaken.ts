import type { Subscription } from '../../db/entities/subscription.ts';
import { loadTakers, type Taker, type Untaken } from '../../db/invoices/load-takers.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { DebtorId } from '../../domain/identifiers/ids.ts';
import { creditorToday } from '../creditors/creditor-today.ts';
import { ApiProblem, invalidField } from '../http/problem.ts';
import { nextPeriodOf } from '../subscriptions/next-period.ts';

const ADVICE =
  'move the end date first, charge it on another subscription, or give it by a credit note where it is a rebate';

interface AskedLine {
  readonly subscription: Subscription;
  readonly chargeOn: CivilDate | null;
}

/**
 * @param debtorId the member of a group whose line it is; null for a line of a single subscription.
 * @throws ApiProblem where no invoice is to come that would take a one-off line, or none on the day or after it.
 */
export async function refuseUntaken(
  em: EntityManager,
  { debtorId, ...line }: AskedLine & { readonly debtorId: DebtorId | null },
): Promise<void> {
  const { id, creditorId } = line.subscription;
  const today = await creditorToday(em, creditorId);
  const key: string = id;
  const taker = (await loadTakers(em, [{ key, subscriptionId: id, debtorId }], { today })).get(key);
  const problem = untakenProblem(line, { taker, today });
  if (problem !== null) throw problem;
}

/** Why no invoice would take a one-off line, by the last one that could; null where one will. */
export function untakenProblem(
  { subscription, chargeOn }: AskedLine,
  { taker, today }: { taker: Taker | undefined; today: CivilDate },
): ApiProblem | null {
  const { endOn } = subscription;
  // Whoever stands in the last run may have been billed by it in the same moment.
  const isThrough = endOn !== null && nextPeriodOf(subscription) === null;
  if (isThrough) return untaken('last_period_billed', endOn);
  if (taker === undefined || taker === 'open') return null;
  if ('why' in taker) return untaken(taker.why, endOn);
  const { on } = taker;
  if (on === null || chargeOn === null || chargeOn <= on || chargeOn <= today) return null;
  return new ApiProblem('last_period_billed', {
    detail: lastInvoiceComposed({ endOn, on }),
    members: { lastBillingOn: on },
  });
}

/** Why a line is refused of which the day comes after the last invoice. */
export function lastInvoiceComposed({ endOn, on }: { endOn: CivilDate | null; on: CivilDate }): string {
  return `The last invoice${endOn === null ? '' : `, up to the end on ${endOn},`} is composed on ${on}, so that none will take the line: name that day or an earlier one, or ${ADVICE}`;
}

function untaken(why: Untaken, endOn: CivilDate | null): ApiProblem {
  if (why === 'no_member') {
    const message =
      'The debtor is no member from the next period on, so that no invoice will take the line: add the membership first, or charge it on a subscription of the debtor’s own';
    return invalidField({ path: '/debtorId', code: 'not_a_member', message });
  }
  if (why === 'left_out') {
    const detail = `All that comes${endOn === null ? '' : ` up to the end on ${endOn}`} is skipped, or left out by a pause, so that no invoice will take the line: ${ADVICE}`;
    return new ApiProblem('last_period_billed', { detail });
  }
  const detail = `The subscription ends on ${endOn} and is billed up to it, so that no invoice will take the line: ${ADVICE}`;
  return new ApiProblem('last_period_billed', { detail, members: { billedThrough: endOn } });
}
