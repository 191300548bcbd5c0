import { v7 as uuid } from 'uuid';
import { addDays, type CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, InvoiceId, ReminderWaiverId } from '../../domain/identifiers/ids.ts';
import { ReminderWaiver } from '../entities/reminder-waiver.ts';
import { ReminderWithdrawal } from '../entities/reminder-withdrawal.ts';
import type { EntityManager } from '../orm.ts';
import { findChargesLeft } from './charges-left.ts';

/** A letter that is to go, and the day on which what it charges is taken back where it is not to. */
interface Asked {
  readonly creditorId: CreditorId;
  readonly reminderId: InvoiceId;
  readonly on: CivilDate;
}

/** What has lain for longer is a person's. */
const LOOK_BACK_DAYS = 400;

/**
 * Of a letter `r`: it has gone to nobody, and nothing is open of the invoices that it lists. What is open of charges alone is never asked for by a
 * letter. What a batch of letters holds is printed. SQL.
 */
const IS_NOT_NEEDED = `
not exists (
  select from reminder_invoice l join invoice i on i.id = l.invoice_id and i.series = 'invoice' join invoice_balance b on b.invoice_id = i.id
  where l.reminder_id = r.id and b.open_ore > 0)
and not exists (select from invoice_mail m where m.invoice_id = r.id and (m.status = 'sent' or m.taken <> '{}'))
and not exists (select from print_item p where p.invoice_id = r.id and p.batch_id is not null)
and not exists (select from slip s where s.invoice_id = r.id and s.status = 'delivered')`;

// What the post office has in hand it decides by itself.
const FIND = `
select r.id from reminder r
where r.creditor_id = ? and r.issued_on >= ? and not exists (select from reminder_withdrawal w where w.reminder_id = r.id)
  and ${IS_NOT_NEEDED}
  and not exists (select from mail_queue q where q.id = r.id and q.call_id is not null)
order by r.id`;

// As every posting does, in the order of their ids: a payment in the same moment is booked before or after.
const HOLD_BALANCES = `
select from invoice_balance where invoice_id in (
  select ?::uuid union all select invoice_id from reminder_invoice where reminder_id = ?) order by invoice_id for update`;

// Whoever waives holds the letter.
const HOLD_LETTER = 'select from reminder where creditor_id = ? and id = ? for update';

const IS_IT_NOT_NEEDED = `select from reminder r where r.creditor_id = ? and r.id = ? and ${IS_NOT_NEEDED}`;

const TAKE_OUT = [
  `update invoice_mail set status = 'not_needed' where invoice_id = ?`,
  'delete from mail_queue where id = ? and call_id is null',
  'delete from print_item where invoice_id = ?',
  `update slip set status = 'withdrawn' where invoice_id = ? and status = 'queued'`,
];

async function withdrawHeld(em: EntityManager, { creditorId, reminderId, on }: Asked): Promise<boolean> {
  await em.execute(HOLD_BALANCES, [reminderId, reminderId]);
  await em.execute(HOLD_LETTER, [creditorId, reminderId]);
  if ((await em.count(ReminderWithdrawal, { reminderId, creditorId })) > 0) return true;
  const found = await em.execute<unknown[]>(IS_IT_NOT_NEEDED, [creditorId, reminderId]);
  if (found.length === 0) return false;
  const left = await findChargesLeft(em, reminderId);
  const base = { creditorId, reminderId, bookedOn: on, rule: 'paid_before_sent', note: null } as const;
  await em.insertMany(
    ReminderWaiver,
    left.map((charge) => ({ ...base, ...charge, id: uuid() as ReminderWaiverId })),
  );
  await em.insert(ReminderWithdrawal, { reminderId, creditorId, withdrawnOn: on });
  for (const sql of TAKE_OUT) await em.execute(sql, [reminderId]);
  return true;
}

/**
 * Withdraws a letter that has not gone, where nothing is open any more of the invoices that it lists: its mail, its print or its slip is not needed, and
 * all that is left of its charges is taken back by new entries, for nobody was asked for them. In a transaction of its own.
 * @returns whether the letter is withdrawn, by this call or before.
 */
export async function withdrawLetter(em: EntityManager, asked: Asked): Promise<boolean> {
  return em.transactional((held) => withdrawHeld(held, asked));
}

/**
 * Withdraws all letters of a creditor that lie with the post office, in the print queue or in that of slips and of which nothing is left to ask for.
 * Each is a transaction of its own, unless the caller has one. @returns how many.
 */
export async function withdrawLetters(
  em: EntityManager,
  { creditorId, on, heartbeat = () => undefined }: Omit<Asked, 'reminderId'> & { heartbeat?: () => void },
): Promise<number> {
  const found = await em.execute<{ id: InvoiceId }[]>(FIND, [creditorId, addDays(on, -LOOK_BACK_DAYS)]);
  let withdrawn = 0;
  for (const { id: reminderId } of found) {
    heartbeat();
    if (await withdrawLetter(em, { creditorId, reminderId, on })) withdrawn += 1;
  }
  return withdrawn;
}
