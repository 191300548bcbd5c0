import { Debtor } from '../../db/entities/debtor.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId, DebtorId } from '../../domain/identifiers/ids.ts';
import { notFound } from '../http/problem.ts';

// For a change of no key: an invoice that is being issued refers to the debtor, and waits for nobody.
const HOLD = 'select from debtor where creditor_id = ? and id = ? for no key update';

/** Holds a debtor until the transaction ends, so that two changes come one after the other. @throws ApiProblem 404 */
export async function lockDebtor(
  em: EntityManager,
  { creditorId, debtorId }: { creditorId: CreditorId; debtorId: DebtorId },
): Promise<Debtor> {
  await em.execute(HOLD, [creditorId, debtorId]);
  const debtor = await em.findOne(Debtor, { id: debtorId, creditorId }, { refresh: true });
  if (debtor === null) throw notFound();
  return debtor;
}
