import { Debtor } from '../../db/entities/debtor.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { SubscriptionKind } from '../../db/words/subscriptions.ts';
import type { CreditorId, DebtorId } from '../../domain/identifiers/ids.ts';
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
