import { LockMode } from '@mikro-orm/core';
import { holdDeliveries } from '../../db/deliveries/lock-deliveries.ts';
import { PayOut } from '../../db/entities/pay-out.ts';
import { holdCredit } from '../../db/payments/hold-balances.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId, PayOutId } from '../../domain/identifiers/ids.ts';
import { notFound } from '../http/problem.ts';

/**
 * Holds a pay-out and what its debtor has to the good until the transaction ends: no delivery takes it along and no payment tells of it in between.
 * In the order of those who book payments: the balance first. @throws ApiProblem 404
 */
export async function holdPayOut(
  em: EntityManager,
  { creditorId, payOutId: id }: { creditorId: CreditorId; payOutId: PayOutId },
): Promise<{ payOut: PayOut; creditOre: bigint }> {
  await holdDeliveries(em, creditorId);
  const found = await em.findOne(PayOut, { id, creditorId });
  if (found === null) throw notFound();
  const creditOre = await holdCredit(em, { creditorId, debtorId: found.debtorId });
  const held = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true };
  return { payOut: await em.findOneOrFail(PayOut, { id, creditorId }, held), creditOre };
}
