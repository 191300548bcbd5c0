import {
  loadInvoiceFacts,
  loadManyInvoiceFacts,
  type SubscriptionFacts,
} from '../../db/invoices/load-invoice-facts.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { BillableLine } from '../../domain/lines/charge-lines.ts';
import { composeInvoice } from '../../domain/invoices/compose-invoice.ts';
import type { SubscriptionId } from '../../domain/identifiers/ids.ts';
import { planPeriod } from '../../domain/subscriptions/plan-period.ts';
import { chunksOf } from '../http/chunks-of.ts';
import { inTurns } from '../http/in-turns.ts';
import { ApiProblem } from '../http/problem.ts';

/** Composes the next invoice from the lines just written. @throws ApiProblem where no collection could hold its total. */
export async function checkAmount(em: EntityManager, subscriptionId: SubscriptionId): Promise<void> {
  const found = await loadInvoiceFacts(em, { subscriptionId });
  if (found !== null && isTooLarge(found, [])) throw new ApiProblem('amount_too_large');
}

/** Those whose next invoice, with the lines that are to come, no collection could hold. The members of a group are checked when they are billed. */
export async function findTooLarge(
  em: EntityManager,
  coming: ReadonlyMap<SubscriptionId, readonly BillableLine[]>,
): Promise<ReadonlySet<SubscriptionId>> {
  const tooLarge = new Set<SubscriptionId>();
  for (const subscriptionIds of chunksOf([...coming.keys()])) {
    const facts = await loadManyInvoiceFacts(em, { subscriptionIds });
    await inTurns(facts, (found) => {
      const { subscriptionId } = found;
      if (isTooLarge(found, coming.get(subscriptionId) ?? [])) tooLarge.add(subscriptionId);
    });
  }
  return tooLarge;
}

function isTooLarge(
  { schedule, nextPeriodIndex: index, endOn, rules, facts }: SubscriptionFacts,
  coming: readonly BillableLine[],
): boolean {
  const plan = planPeriod(schedule, { index, bounds: { from: null, to: endOn }, rules });
  if (plan === null) return false;
  const composed = composeInvoice({ ...facts, lines: [...facts.lines, ...coming] }, { plan, billedAtMs: Date.now() });
  return 'obstacle' in composed && composed.obstacle === 'amount_too_large';
}
