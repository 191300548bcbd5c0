import { Payment } from '../../db/entities/payment.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId, PaymentId } from '../../domain/identifiers/ids.ts';

/** Writes what a person has decided of a payment after the ledger has moved its money. */
export async function setDecision(
  em: EntityManager,
  {
    creditorId,
    paymentId,
    ...decided
  }: {
    creditorId: CreditorId;
    paymentId: PaymentId;
    status: 'waiting' | 'dismissed';
    outcome: string;
    note: string | null;
  },
): Promise<void> {
  await em.nativeUpdate(Payment, { creditorId, id: paymentId }, { ...decided, heldByPerson: true });
}
