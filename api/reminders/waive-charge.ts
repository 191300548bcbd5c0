import { z } from 'zod';
import { waiveByPerson } from '../../db/reminders/waive-charges.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { InvoiceId } from '../../domain/identifiers/ids.ts';
import type { ReminderCharge } from '../../db/words/reminders.ts';
import { creditorToday } from '../creditors/creditor-today.ts';
import { line } from '../http/fields.ts';
import { ApiProblem } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { lockReminder } from './lock-reminder.ts';
import { readReminder } from './read-reminder.ts';
import { CHARGES, REMINDER_PARAMS, reminderDetailAnswer } from './reminder-fields.ts';

const MAX_REASON = 200;

export const waiveCharge = defineRoute({
  method: 'post',
  path: '/v1/reminders/{reminderId}/waive',
  operationId: 'waiveReminderCharge',
  tag: 'Reminders',
  summary: 'Take back what is left of a charge of a reminder: its fee, its interest or its compensation',
  description:
    'By new entries; the reminder stays as it was sent. What has been paid of it becomes the debtor’s credit. A waived fee counts among those that the law allows.',
  access: 'creditor',
  status: 200,
  params: REMINDER_PARAMS,
  body: z
    .strictObject({ charge: z.enum(CHARGES), reason: line(MAX_REASON, 'Betalte dagen før') })
    .meta({ id: 'ReminderWaiverInput' }),
  answer: reminderDetailAnswer,
  problems: ['nothing_to_waive'],
  async handle({ em, creditorId, params: { reminderId }, body: { charge, reason } }) {
    await lockReminder(em, { creditorId, reminderId });
    const left = await findLeft(em, { reminderId, charge });
    if (left.length === 0) throw new ApiProblem('nothing_to_waive');
    const bookedOn = await creditorToday(em, creditorId);
    for (const { invoiceId, ore } of left) {
      const waiver = { creditorId, reminderId, charge, invoiceId, bookedOn, note: reason };
      await waiveByPerson(em, { ...waiver, amountOre: BigInt(ore) });
    }
    return readReminder(em, { creditorId, reminderId });
  },
});

const SELECT_LEFT = `
select c.invoice_id "invoiceId", (c.ore - coalesce((
  select sum(w.amount_ore) from reminder_waiver w
  where w.reminder_id = c.id and w.charge = c.charge and w.invoice_id is not distinct from c.invoice_id), 0))::text ore
from (
  select id, 'fee' charge, null::uuid invoice_id, fee_ore ore from reminder
  union all select id, 'compensation', null, compensation_ore from reminder
  union all select reminder_id, 'interest', invoice_id, interest_ore from reminder_invoice
) c where c.id = ? and c.charge = ? order by c.invoice_id`;

/** What of a charge is left to take back; of interest, invoice by invoice. */
async function findLeft(
  em: EntityManager,
  { reminderId, charge }: { reminderId: InvoiceId; charge: ReminderCharge },
): Promise<{ invoiceId: InvoiceId | null; ore: string }[]> {
  const rows = await em.execute<{ invoiceId: InvoiceId | null; ore: string }[]>(SELECT_LEFT, [reminderId, charge]);
  return rows.filter(({ ore }) => BigInt(ore) > 0n);
}
