import { Migration } from '@mikro-orm/migrations';

/**
 * A reminder that still lies with the post office, in the print queue or in the queue of slips when nothing is open any more of the invoices that it
 * lists is withdrawn: it goes to nobody, and what it charges is taken back. It is no letter that the debtor got, and raises nothing.
 */
export class RemindersWithdrawn extends Migration {
  override name = '2026-12-22-reminders-withdrawn';

  override up(): void {
    for (const sql of [MAILS, WITHDRAWALS, GONE_NOWHERE, NEVER_CHANGE, WAITS_NOT, NO_DAYS_AFTER]) this.addSql(sql);
  }
}

// Not checked against the rows that are there: those of the former rule fulfil this one too.
const MAILS = `
alter table invoice_mail
  drop constraint invoice_mail_status_check,
  add constraint invoice_mail_status_check check (status in ('waiting', 'sent', 'failed', 'not_needed')) not valid;`;

const WITHDRAWALS = `
create table reminder_withdrawal (
  reminder_id uuid primary key,
  creditor_id uuid not null,
  withdrawn_on date not null,
  created_at timestamptz not null default now(),
  foreign key (creditor_id, reminder_id) references reminder (creditor_id, id) deferrable initially deferred
);`;

const GONE_NOWHERE = `
create function check_withdrawal() returns trigger language plpgsql as $$
begin
  if exists (select from invoice_mail where invoice_id = new.reminder_id and (status = 'sent' or taken <> '{}'))
    or exists (select from print_item where invoice_id = new.reminder_id and batch_id is not null)
    or exists (select from slip where invoice_id = new.reminder_id and status = 'delivered')
  then
    raise exception 'reminder % has gone to its debtor', new.reminder_id
      using errcode = 'check_violation', constraint = 'reminder_withdrawal_before_it_goes';
  end if;
  return new;
end $$;
create trigger reminder_withdrawal_before_it_goes before insert on reminder_withdrawal
  for each row execute function check_withdrawal();`;

const NEVER_CHANGE = `
create trigger reminder_withdrawal_never_changes before update or delete on reminder_withdrawal
  for each row execute function refuse_change();
create trigger reminder_withdrawal_never_goes before truncate on reminder_withdrawal
  for each statement execute function refuse_change();`;

const WAITS_NOT = `
create or replace function letter_waits(letter reminder) returns boolean language sql stable as $$
  select letter_went_on(letter) is null and not exists (select from reminder_withdrawal where reminder_id = letter.id) and (
    exists (select from invoice_mail where invoice_id = letter.id and status = 'waiting')
    or exists (select from print_item where invoice_id = letter.id)
    or exists (select from slip where invoice_id = letter.id and status = 'queued'))
$$;`;

// Nobody was told of its fee, which was taken back.
const NO_DAYS_AFTER = `
create or replace function check_days_between_fees() returns trigger language plpgsql as $$
begin
  if exists (
    select from reminder r
    where r.debtor_id = new.debtor_id and r.id <> new.id and r.fee_ore > 0 and r.issued_on < new.issued_on
      and not exists (select from reminder_withdrawal w where w.reminder_id = r.id)
      and coalesce(fee_told_on(r) + 10 > new.issued_on, true)
  ) then
    raise exception 'reminder % has a fee less than ten days after another went', new.id
      using errcode = 'check_violation', constraint = 'reminder_ten_days_after_a_fee_went';
  end if;
  return null;
end $$;`;
