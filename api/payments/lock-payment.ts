import { LockMode } from '@mikro-orm/core';
import { Payment } from '../../db/entities/payment.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId, PaymentId } from '../../domain/identifiers/ids.ts';
import { ApiProblem, notFound } from '../http/problem.ts';

/** Holds a payment until the transaction ends: before its invoices, as everything does that matches. @throws ApiProblem 404 */
export async function lockPayment(
  em: EntityManager,
  { creditorId, paymentId }: { creditorId: CreditorId; paymentId: PaymentId },
): Promise<Payment> {
  const payment = await em.findOne(Payment, { id: paymentId, creditorId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (payment === null) throw notFound();
  return payment;
}

/** As `lockPayment`, of one with money that waits. @throws ApiProblem 409 where nothing of it does. */
export async function lockWaitingMoney(
  em: EntityManager,
  key: { creditorId: CreditorId; paymentId: PaymentId },
): Promise<Payment> {
  const payment = await lockPayment(em, key);
  if (payment.amountOre === 0n) {
    throw new ApiProblem('payment_moves_no_money', { detail: 'The news that no money will come is settled' });
  }
  if (payment.unmatchedOre === 0n) throw new ApiProblem('payment_not_waiting');
  return payment;
}
