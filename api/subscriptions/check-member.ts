import { Debtor } from '../../db/entities/debtor.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { Subscription } from '../../db/entities/subscription.ts';
import { isComingMember } from '../../db/subscriptions/coming-member.ts';
import type { SubscriptionKind } from '../../db/words/subscriptions.ts';
import type { CreditorId, DebtorId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { invalidField } from '../http/problem.ts';

/**
 * A one-off line of a group is for one of its members.
 * @throws ApiProblem where it names none, or a debtor that is not the creditor's, or its subscription is no group.
 */
export async function checkMember(
  em: EntityManager,
  {
    creditorId,
    kind,
    debtorId,
    path,
  }: { creditorId: CreditorId; kind: SubscriptionKind; debtorId: DebtorId | null; path: string },
): Promise<void> {
  if (debtorId === null) {
    if (kind === 'single') return;
    const message = 'A one-off line of a subscription group is for one debtor';
    throw invalidField({ path, code: 'required', message });
  }
  if (kind === 'single') {
    throw invalidField({ path, code: 'not_a_group', message: 'Only the lines of a subscription group name a debtor' });
  }
  if ((await em.count(Debtor, { id: debtorId, creditorId })) === 0) {
    throw invalidField({ path, code: 'not_found', message: 'There is no such debtor' });
  }
}

const COMING = `
select ${isComingMember({ subscriptionId: 's.id', debtorId: 'd.id', from: 's.next_period_from' })}
  or exists (select from billing_run_member b join billing_run r on r.id = b.run_id
    where r.subscription_id = s.id and b.debtor_id = d.id and b.status in ('waiting', 'needs_attention')) "comes"
from subscription s, debtor d where s.id = ? and d.id = ?`;

/** Whether an invoice of the group is still to come for that debtor. */
export async function isBilledAgain(
  em: EntityManager,
  { subscriptionId, debtorId }: { subscriptionId: SubscriptionId; debtorId: DebtorId },
): Promise<boolean> {
  const [row] = await em.execute<{ comes: boolean }[]>(COMING, [subscriptionId, debtorId]);
  return row?.comes ?? false;
}

/** @throws ApiProblem where the debtor is no member of the group from its next period on: no invoice would take the line. */
export async function refuseStranger(
  em: EntityManager,
  { subscription: { id: subscriptionId }, debtorId }: { subscription: Subscription; debtorId: DebtorId | null },
): Promise<void> {
  if (debtorId === null || (await isBilledAgain(em, { subscriptionId, debtorId }))) return;
  const message =
    'The debtor is no member from the next period on, so that no invoice will take the line: add the membership first, or charge it on a subscription of the debtor’s own';
  throw invalidField({ path: '/debtorId', code: 'not_a_member', message });
}
