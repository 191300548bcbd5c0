import { loadInvoiceFacts } from '../../db/invoices/load-invoice-facts.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { BillableLine } from '../../domain/lines/charge-lines.ts';
import { composeInvoice } from '../../domain/invoices/compose-invoice.ts';
import type { SubscriptionId } from '../../domain/identifiers/ids.ts';
import { planPeriod } from '../../domain/subscriptions/plan-period.ts';
import { ApiProblem } from '../http/problem.ts';

/** Composes the next invoice from the lines just written, and from those that are to come. @throws ApiProblem where no collection could hold its total. */
export async function checkAmount(
  em: EntityManager,
  subscriptionId: SubscriptionId,
  coming: readonly BillableLine[] = [],
): Promise<void> {
  const found = await loadInvoiceFacts(em, { subscriptionId, lock: false });
  // The members of a group are not known here: each of them is checked when it is billed.
  if (found === null) return;
  const { schedule, nextPeriodIndex: index, endOn, rules } = found;
  const plan = planPeriod(schedule, { index, bounds: { from: null, to: endOn }, rules });
  if (plan === null) return;
  const composed = composeInvoice(
    { ...found.facts, lines: [...found.facts.lines, ...coming] },
    { plan, billedAtMs: Date.now() },
  );
  if ('obstacle' in composed && composed.obstacle === 'amount_too_large') throw new ApiProblem('amount_too_large');
}
