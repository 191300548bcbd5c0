import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DeliveryId, SlipId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';

/** A slip as a delivery holds it. */
export interface DeliveredSlip {
  readonly id: SlipId;
  readonly entryReference: string;
  readonly customerNumber: string;
  readonly paymentDate: CivilDate;
  readonly amountOre: bigint;
}

const DELIVER = `
update slip s set status = 'delivered', delivery_id = ?, entry_reference = d."entryReference", customer_number = d."customerNumber",
  payment_date = d."paymentDate", amount_ore = d."amountOre"
from jsonb_to_recordset(?::jsonb) as d (id uuid, "entryReference" text, "customerNumber" text, "paymentDate" date, "amountOre" bigint)
where s.id = d.id and s.creditor_id = ? and s.status = 'queued'`;

/** Moves slips out of the queue into the delivery that holds them, in the transaction that closes it. */
export async function deliverSlips(
  em: EntityManager,
  {
    creditorId,
    deliveryId,
    slips,
  }: { creditorId: CreditorId; deliveryId: DeliveryId; slips: readonly DeliveredSlip[] },
): Promise<void> {
  if (slips.length === 0) return;
  const rows = slips.map(({ amountOre, ...slip }) => ({ ...slip, amountOre: amountOre.toString() }));
  await em.execute(DELIVER, [deliveryId, JSON.stringify(rows), creditorId]);
}

const WITHDRAW = `
update slip set status = 'withdrawn', told_otherwise = ?
where creditor_id = ? and id in (select jsonb_array_elements_text(?::jsonb)::uuid) and status = 'queued'`;

/**
 * Takes slips out of the queue of which nothing is open any more.
 * @param areToldOtherwise whether they are taken out since their documents have reached the debtors in another way: then they are never queued again
 */
export async function withdrawSlips(
  em: EntityManager,
  {
    creditorId,
    slipIds,
    areToldOtherwise = false,
  }: { creditorId: CreditorId; slipIds: readonly SlipId[]; areToldOtherwise?: boolean },
): Promise<void> {
  if (slipIds.length > 0) await em.execute(WITHDRAW, [areToldOtherwise, creditorId, JSON.stringify(slipIds)]);
}
