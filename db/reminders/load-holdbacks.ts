import type { CivilDate } from '../../domain/calendar/calendar.ts';
import { dayBoundsMs } from '../../domain/calendar/wake-up.ts';
import type { CreditorId, DebtorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';

/** A hold that nobody has ended. */
export interface StandingHold {
  readonly debtorId: DebtorId;
  /** Null where it is of all of the debtor's. */
  readonly invoiceId: InvoiceId | null;
  readonly isDisputed: boolean;
  readonly untilOn: CivilDate | null;
}

/** What keeps debtors, or some of their invoices, from being reminded. */
export interface LoadedHoldbacks {
  readonly holds: readonly StandingHold[];
  /** Invoices that Betalingsservice is asked for, or that it has not answered of, and those whose slip is yet to be sent or paid. */
  readonly collected: ReadonlySet<InvoiceId>;
  /** Invoices that a collector has, and reminders whose charges it has. */
  readonly handedOver: ReadonlySet<InvoiceId>;
  /** Debtors of whom a payment waits that could be for an invoice of theirs. */
  readonly waited: ReadonlySet<DebtorId>;
  /** What debtors have to the good, øre, and is not on its way out: for the invoices that are due first. */
  readonly creditOre: ReadonlyMap<DebtorId, bigint>;
}

interface Asked {
  readonly creditorId: CreditorId;
  readonly debtorIds: readonly DebtorId[];
  /** The day of the letter. */
  readonly on: CivilDate;
}

const SELECT_HOLDS = `
select debtor_id "debtorId", invoice_id "invoiceId", is_disputed "isDisputed", until_on "untilOn" from reminder_hold
where creditor_id = ? and debtor_id = any(?::uuid[]) and ended_at is null order by id`;

const SELECT_COLLECTED = `
select distinct invoice_id id from collection
where creditor_id = ? and debtor_id = any(?::uuid[]) and status in ('queued', 'delivered', 'cancelling')`;

// What a slip asks for, its own document or what that reminder lists, is not to be paid before the slip says so.
const SELECT_BY_SLIP = `
with slips as (
  select invoice_id from slip where creditor_id = ? and debtor_id = any(?::uuid[]) and (status = 'queued' or payment_date >= ?)
)
select invoice_id id from slips
union select l.invoice_id from slips s join reminder_invoice l on l.reminder_id = s.invoice_id`;

const SELECT_HANDED_OVER = `
select distinct h.id from debt_case k
cross join lateral (select k.reminder_id id union all select l.invoice_id from reminder_invoice l where l.reminder_id = k.reminder_id) h
where k.creditor_id = ? and k.debtor_id = any(?::uuid[]) and k.closed_on is null and k.handed_over_on is not null`;

// By what the payment names, who entered it, or what a person is shown as possible. Few payments wait.
const SELECT_WAITED = `
with waiting as (
  select creditor_id, customer_number, fi_payment_id, hand_debtor_id, suggestions from payment
  where creditor_id = ? and status in ('new', 'waiting') and unmatched_ore > 0
), theirs as (
  select d.id from waiting p join debtor d on d.creditor_id = p.creditor_id and d.customer_number = p.customer_number
  union select hand_debtor_id from waiting
  union select i.debtor_id from waiting p join invoice i on i.creditor_id = p.creditor_id and i.payment_id = p.fi_payment_id
  union select i.debtor_id from waiting p cross join jsonb_array_elements(p.suggestions) s join invoice i on i.id = (s ->> 'invoiceId')::uuid
)
select id from theirs where id = any(?::uuid[])`;

// What Betalingsservice is asked to pay out is for no invoice.
const SELECT_CREDITS = `
select b.debtor_id "debtorId", greatest(0, b.credit_ore - coalesce((
    select sum(p.amount_ore) from pay_out p
    where p.creditor_id = b.creditor_id and p.debtor_id = b.debtor_id and p.status in ('queued', 'delivered')), 0)) ore
from debtor_balance b where b.creditor_id = ? and b.debtor_id = any(?::uuid[]) and b.credit_ore > 0`;

/** What holds debtors back on a day, as it stands now. */
export async function loadHoldbacks(em: EntityManager, { creditorId, debtorIds, on }: Asked): Promise<LoadedHoldbacks> {
  const those = [creditorId, `{${debtorIds.join()}}`];
  const ids = async <Id>(sql: string) => new Set((await em.execute<{ id: Id }[]>(sql, those)).map(({ id }) => id));
  const credits = await em.execute<{ debtorId: DebtorId; ore: string }[]>(SELECT_CREDITS, those);
  const bySlip = await em.execute<{ id: InvoiceId }[]>(SELECT_BY_SLIP, [...those, on]);
  return {
    holds: await em.execute<StandingHold[]>(SELECT_HOLDS, those),
    collected: new Set([...(await ids<InvoiceId>(SELECT_COLLECTED)), ...bySlip.map(({ id }) => id)]),
    handedOver: await ids<InvoiceId>(SELECT_HANDED_OVER),
    waited: await ids<DebtorId>(SELECT_WAITED),
    creditOre: new Map(credits.map(({ debtorId, ore }) => [debtorId, BigInt(ore)])),
  };
}

/** So many files of a creditor may come in on one day. */
const FILES_OF_A_DAY = 100;

const SELECT_BANK_FILE = `
select from (
  select f.read_at, f.status, f.type from received_file_part t join received_file f on f.id = t.received_file_id
  where t.creditor_id = ? order by t.received_file_id desc limit ${FILES_OF_A_DAY}) f
where f.status = 'read' and f.type <> '0603' and f.read_at >= ? and f.read_at < ?`;

/** Whether a file with payments of the creditor was read on that day. */
export async function isBankFileRead(
  em: EntityManager,
  { creditorId, day, zone }: { creditorId: CreditorId; day: CivilDate; zone: string },
): Promise<boolean> {
  const { fromMs, untilMs } = dayBoundsMs({ date: day, zone });
  const bounds = [new Date(fromMs).toISOString(), new Date(untilMs).toISOString()];
  return (await em.execute<unknown[]>(SELECT_BANK_FILE, [creditorId, ...bounds])).length > 0;
}
