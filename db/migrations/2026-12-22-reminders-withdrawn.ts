import { Migration } from '@mikro-orm/migrations';

/**
 * A reminder that still lies with the post office, in the print queue or in the queue of slips when nothing is open any more of the invoices that it
 * lists is withdrawn: it goes to nobody, and what it charges is taken back. It is no letter that the debtor got, and raises nothing.
 */
export class RemindersWithdrawn extends Migration {
  override name = '2026-12-22-reminders-withdrawn';

  override up(): void {
    for (const sql of [MAILS, WITHDRAWALS, GONE_NOWHERE, NEVER_CHANGE]) this.addSql(sql);
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
