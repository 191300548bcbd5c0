import type { CreditorId, DebtorId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';
import { holdCredit } from './hold-balances.ts';

const SELECT_PROMISED = `
select coalesce(sum(amount_ore), 0) ore from pay_out
where creditor_id = ? and debtor_id = ? and status in ('queued', 'delivered')`;

/**
 * Holds what a debtor has to the good until the transaction ends, and answers what of it is free: less what Betalingsservice is asked to pay out.
 * Never below zero.
 */
export async function holdFreeCredit(
  em: EntityManager,
  { creditorId, debtorId }: { creditorId: CreditorId; debtorId: DebtorId },
): Promise<bigint> {
  const creditOre = await holdCredit(em, { creditorId, debtorId });
  const [promised] = await em.execute<{ ore: string }[]>(SELECT_PROMISED, [creditorId, debtorId]);
  const freeOre = creditOre - BigInt(promised?.ore ?? '0');
  return freeOre > 0n ? freeOre : 0n;
}
