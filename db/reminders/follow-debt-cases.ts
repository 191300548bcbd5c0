import { v7 as uuid } from 'uuid';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { MIN_NOTICE_DAYS } from '../../domain/reminders/late-payment-law.ts';
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

/**
 * Opens the cases of debtors who have let the deadline of a notice pass with something of it still open that nothing holds back, more than ten days
 * after it went to them. A debtor has one case at a time, and a notice one for good. @returns how many.
 */
export async function openDebtCases(
  em: EntityManager,
  { creditorId, day, debtors }: Asked & { readonly debtors: Iterable<LoadedArrears> },
): Promise<number> {
  const cases = [...debtors].flatMap((debtor) => {
    const notice = noticeThatPassed(debtor, day);
    if (notice === null) return [];
    return [{ id: uuid(), debtor_id: debtor.arrears.debtorId, reminder_id: notice }];
  });
  if (cases.length === 0) return 0;
  return (await em.execute<unknown[]>(OPEN, [creditorId, day, JSON.stringify(cases)])).length;
}

function noticeThatPassed({ arrears, letters }: LoadedArrears, day: CivilDate): InvoiceId | null {
  if (arrears.holdback !== null) return null;
  const open = new Set(arrears.invoices.flatMap(({ invoiceId, holdback }) => (holdback === null ? invoiceId : [])));
  const passed = letters.findLast(
    ({ isNotice, isWithdrawn, deadlineOn, listed }) =>
      isNotice && !isWithdrawn && deadlineOn < day && listed.some(({ invoiceId }) => open.has(invoiceId)),
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
