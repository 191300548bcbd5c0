import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DeliveryId, PayOutId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';
import type { PayOutWithdrawnAs } from '../words/pay-outs.ts';

/** A pay-out as a delivery holds it. */
export interface DeliveredPayOut {
  readonly id: PayOutId;
  readonly customerNumber: string;
  readonly paymentDate: CivilDate;
}

const DELIVER = `
update pay_out p set status = 'delivered', delivery_id = ?, customer_number = d."customerNumber", payment_date = d."paymentDate"
from jsonb_to_recordset(?::jsonb) as d (id uuid, "customerNumber" text, "paymentDate" date)
where p.id = d.id and p.creditor_id = ? and p.status = 'queued'`;

/** Moves pay-outs out of the queue into the delivery that holds them, in the transaction that closes it. */
export async function deliverPayOuts(
  em: EntityManager,
  {
    creditorId,
    deliveryId,
    payOuts,
  }: { creditorId: CreditorId; deliveryId: DeliveryId; payOuts: readonly DeliveredPayOut[] },
): Promise<void> {
  if (payOuts.length === 0) return;
  await em.execute(DELIVER, [deliveryId, JSON.stringify(payOuts), creditorId]);
}

const WITHDRAW = `
update pay_out p set status = 'withdrawn', withdrawn_as = w."as"
from jsonb_to_recordset(?::jsonb) as w (id uuid, "as" text) where p.id = w.id and p.creditor_id = ? and p.status = 'queued'`;

/** Takes pay-outs that cannot be made any more out of the queue, each with why. */
export async function withdrawPayOuts(
  em: EntityManager,
  {
    creditorId,
    withdrawn,
  }: { creditorId: CreditorId; withdrawn: readonly { readonly id: PayOutId; readonly as: PayOutWithdrawnAs }[] },
): Promise<void> {
  if (withdrawn.length === 0) return;
  await em.execute(WITHDRAW, [JSON.stringify(withdrawn), creditorId]);
}
