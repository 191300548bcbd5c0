import { v7 as uuid } from 'uuid';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import type { OverdueInvoice } from '../../domain/reminders/debtor-arrears.ts';
import { MIN_NOTICE_DAYS } from '../../domain/reminders/late-payment-law.ts';
import { comesToLevelAgain } from '../../domain/reminders/next-level.ts';
import type { ReminderSettings } from '../../domain/reminders/reminder-settings.ts';
import type { EntityManager } from '../orm.ts';
import type { LoadedArrears } from './loaded-arrears.ts';
import { wentAt } from './went-at.ts';

interface Asked {
  readonly creditorId: CreditorId;
  readonly day: CivilDate;
}

// A notice counts once it has gone: one whose mail was refused, or that lies unprinted, has told nobody.
const OPEN = `
insert into debt_case (id, creditor_id, debtor_id, reminder_id, opened_on)
select c.id, k.id, c.debtor_id, c.reminder_id, g.day
from (select ?::uuid creditor_id, ?::date as day) g join creditor k on k.id = g.creditor_id
cross join jsonb_to_recordset(?::jsonb) as c (id uuid, debtor_id uuid, reminder_id uuid)
where (coalesce(${Object.values(wentAt('c.reminder_id')).join()}) at time zone k.time_zone)::date + ${MIN_NOTICE_DAYS} < g.day
on conflict do nothing returning id`;

// The debtor has had its notice: what is open again without any letter to come is for the collector again, to whom a person hands it over anew.
const OPEN_AGAIN = `
update debt_case k set closed_on = null, handed_over_on = null, opened_on = g.day, updated_at = now()
from (select ?::uuid creditor_id, ?::date as day) g cross join jsonb_to_recordset(?::jsonb) as c (debtor_id uuid, reminder_id uuid)
where k.creditor_id = g.creditor_id and k.debtor_id = c.debtor_id and k.reminder_id = c.reminder_id and k.closed_on is not null
  and not exists (select from debt_case o where o.debtor_id = k.debtor_id and o.closed_on is null)
returning k.id`;

interface Opening extends Asked {
  readonly debtors: Iterable<LoadedArrears>;
  readonly rules: ReminderSettings;
}

/**
 * Opens the cases of debtors who have let the deadline of a notice pass with something of it still open that nothing holds back, more than ten days
 * after it went to them. A debtor has one case at a time, and a notice one for good: what is open again of a case that was closed opens it again,
 * unless a letter is still to come about it, or the deadline of a later notice is. @returns how many.
 */
export async function openDebtCases(em: EntityManager, { creditorId, day, debtors, rules }: Opening): Promise<number> {
  const cases = [...debtors].flatMap((debtor) => {
    const notice = noticeThatPassed(debtor, { day, rules });
    if (notice === null) return [];
    return [{ id: uuid(), debtor_id: debtor.arrears.debtorId, reminder_id: notice }];
  });
  if (cases.length === 0) return 0;
  const values = [creditorId, day, JSON.stringify(cases)];
  const again = await em.execute<unknown[]>(OPEN_AGAIN, values);
  return again.length + (await em.execute<unknown[]>(OPEN, values)).length;
}

function noticeThatPassed(
  { arrears, letters }: LoadedArrears,
  { day, rules }: Pick<Opening, 'day' | 'rules'>,
): InvoiceId | null {
  if (arrears.holdback !== null) return null;
  const running = letters.filter(({ isNotice, deadlineOn }) => isNotice && deadlineOn >= day);
  const asked = new Set(running.flatMap(({ listed }) => listed.map(({ invoiceId }) => invoiceId)));
  const isForCollector = (invoice: OverdueInvoice) =>
    invoice.holdback === null && !asked.has(invoice.invoiceId) && !comesToLevelAgain(invoice, rules);
  const open = new Set(arrears.invoices.filter(isForCollector).map(({ invoiceId }) => invoiceId));
  const passed = letters.findLast(
    ({ isNotice, deadlineOn, listed }) =>
      isNotice && deadlineOn < day && listed.some(({ invoiceId }) => open.has(invoiceId)),
  );
  return passed?.reminderId ?? null;
}

const CLOSE = `
update debt_case k set closed_on = ?, updated_at = now()
where k.creditor_id = ? and k.closed_on is null and not exists (
  select from invoice_balance b
  where b.open_ore > 0
    and b.invoice_id in (select k.reminder_id union all select l.invoice_id from reminder_invoice l where l.reminder_id = k.reminder_id))
returning k.id`;

/** Closes the cases of which nothing is open any more, neither of what the notice lists nor of what it charges. @returns how many. */
export async function closeDebtCases(em: EntityManager, { creditorId, day }: Asked): Promise<number> {
  return (await em.execute<unknown[]>(CLOSE, [day, creditorId])).length;
}
