import { loadInvoiceFacts } from '../../db/load-invoice-facts.ts';
import type { EntityManager } from '../../db/orm.ts';
import { composeInvoice } from '../../domain/compose-invoice.ts';
import type { SubscriptionId } from '../../domain/ids.ts';
import { ApiProblem } from '../http/problem.ts';

/** Composes the next invoice from the lines just written. @throws ApiProblem where no collection could hold its total. */
export async function checkAmount(em: EntityManager, subscriptionId: SubscriptionId): Promise<void> {
  const found = await loadInvoiceFacts(em, { subscriptionId, lock: false });
  if (found === null) throw new Error(`there is no subscription ${subscriptionId}`);
  const composed = composeInvoice(found.facts, { billedAtMs: Date.now() });
  if ('obstacle' in composed && composed.obstacle === 'amount_too_large') throw new ApiProblem('amount_too_large');
}
