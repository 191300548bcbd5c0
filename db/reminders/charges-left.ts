import type { InvoiceId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';
import type { ReminderCharge } from '../words/reminders.ts';

/** What of a charge of a letter has not been taken back; of interest, invoice by invoice. */
export interface ChargeLeft {
  readonly charge: ReminderCharge;
  /** Whose interest; null for a fee and a compensation. */
  readonly invoiceId: InvoiceId | null;
  /** Above zero. */
  readonly amountOre: bigint;
}

const SELECT = `
select c.charge, c.invoice_id "invoiceId", (c.ore - coalesce((
  select sum(w.amount_ore) from reminder_waiver w
  where w.reminder_id = c.id and w.charge = c.charge and w.invoice_id is not distinct from c.invoice_id), 0))::text ore
from (
  select id, 'fee' charge, null::uuid invoice_id, fee_ore ore from reminder
  union all select id, 'compensation', null, compensation_ore from reminder
  union all select reminder_id, 'interest', invoice_id, interest_ore from reminder_invoice
) c where c.id = ? order by c.charge, c.invoice_id`;

/** What of a letter's charges is left to take back. */
export async function findChargesLeft(em: EntityManager, reminderId: InvoiceId): Promise<ChargeLeft[]> {
  const rows = await em.execute<(Omit<ChargeLeft, 'amountOre'> & { readonly ore: string })[]>(SELECT, [reminderId]);
  return rows
    .map(({ ore, ...charge }) => ({ ...charge, amountOre: BigInt(ore) }))
    .filter(({ amountOre }) => amountOre > 0n);
}
