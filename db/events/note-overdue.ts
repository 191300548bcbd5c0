import type { CreditorId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';

const MS_A_SECOND = 1000;

const NOTE = `
insert into invoice_overdue (invoice_id, creditor_id, due_on)
select b.invoice_id, b.creditor_id, b.due_on
from creditor c
join invoice_balance b on b.creditor_id = c.id and b.open_ore > 0 and b.due_on < (to_timestamp(?) at time zone c.time_zone)::date
join invoice i on i.id = b.invoice_id and i.series = 'invoice'
where c.id = ? and not exists (select from invoice_overdue o where o.invoice_id = b.invoice_id)
order by b.due_on, b.invoice_id
on conflict (invoice_id) do nothing`;

/** Notes which invoices of the creditor's are overdue at a moment, epoch ms, and were not before. Each once, for good. */
export async function noteOverdue(
  em: EntityManager,
  { creditorId, atMs }: { creditorId: CreditorId; atMs: number },
): Promise<void> {
  await em.execute(NOTE, [atMs / MS_A_SECOND, creditorId]);
}
