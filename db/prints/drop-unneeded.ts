import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';
import { withdrawLetters } from '../reminders/withdraw-letters.ts';

const DROP_REQUESTS = `
with dropped as (
  delete from print_item p using payment_mail m, invoice_balance b
  where p.creditor_id = ? and p.batch_id is null and m.id = p.payment_mail_id and b.invoice_id = m.invoice_id and b.open_ore = 0
  returning m.id
)
update payment_mail set status = 'not_needed' where id in (select id from dropped)`;

/**
 * Takes out of the print queue what was paid while it lay there: reminders, which are withdrawn, and letters that ask for what Betalingsservice did not
 * bring.
 */
export async function dropUnneededLetters(
  em: EntityManager,
  asked: { readonly creditorId: CreditorId; readonly on: CivilDate },
): Promise<void> {
  await withdrawLetters(em, asked);
  await em.execute(DROP_REQUESTS, [asked.creditorId]);
}
