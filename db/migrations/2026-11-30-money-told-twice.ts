import { Migration } from '@mikro-orm/migrations';

/**
 * Nothing of a file vanishes, and what is told twice is booked once:
 *
 * - a payment keeps what tells it from others: account, entry, payer, and the second number of its slip. The rule that an account has one
 *   entry of a reference and an amount goes: references are used again, and some name nothing. In its place, what the bank's own
 *   reference names is booked once by all that tells it apart, and by its ordinal among equals in its file;
 * - what may be the same money as an earlier payment says so, and waits;
 * - what is known before is a notice, with its amount and the payment that it is;
 * - a file knows what it tells, and is not read until payments and notices come to that, to the øre;
 * - the id of a statement is used again: another time makes it another statement;
 * - a file that was refused can be read because a person says so, and why.
 */
export class MoneyToldTwice extends Migration {
  override name = '2026-11-30-money-told-twice';

  override up(): void {
    for (const sql of [PAYMENTS, NOTICES, FILES, SUMS, READ_ANYWAY]) this.addSql(sql);
  }
}

const PAYMENTS = `
alter table payment
  add column slip_creditor_number char(8),
  add column account varchar(34),
  add column payer_name varchar(140),
  -- the entry of the account that it is, or is a part of
  add column entry_reference varchar(140),
  add column entry_ore bigint,
  add column entry_position int,
  -- what tells it from others and is the same in each file that tells of it; null where its reference names nothing
  add column told_key char(64),
  add column told_ordinal int,
  -- the earlier payment that it may be the same money as
  add column same_as_id uuid,
  add foreign key (creditor_id, same_as_id) references payment (creditor_id, id) deferrable initially deferred,
  add constraint payment_told_has_an_ordinal check ((told_key is null) = (told_ordinal is null)),
  add constraint payment_entry_is_whole check (num_nulls(entry_ore, entry_position) in (0, 2));
drop index payment_bank_entry_once;
create unique index payment_told_once on payment (creditor_id, told_key, told_ordinal) where told_key is not null;
create index payment_by_amount_booked on payment (creditor_id, amount_ore, booked_on) where source in ('camt', 'fi_file', 'bs_slip');
create index payment_by_amount_paid on payment (creditor_id, amount_ore, paid_on) where source in ('camt', 'fi_file', 'bs_slip');
create index payment_by_entry_amount on payment (creditor_id, entry_ore, booked_on) where entry_ore is not null;`;

const NOTICES = `
alter table received_notice add column payment_id uuid;
update received_notice n set payment_id = p.id
from received_file f join payment p on p.received_file_id = f.id
where n.code = 'known_before' and f.outranked_by = n.received_file_id and p.position = n.position and p.creditor_id = n.creditor_id
  and p.amount_ore = n.amount_ore;
alter table received_notice
  add foreign key (creditor_id, payment_id) references payment (creditor_id, id) deferrable initially deferred,
  add constraint received_notice_known_names_its_payment check ((code = 'known_before') = (payment_id is not null));`;

const FILES = `
alter table received_file
  add column made_at varchar(40) not null default '',
  add column told_entries bigint,
  add column told_ore bigint,
  add constraint received_file_tells_both check ((told_entries is null) = (told_ore is null));
drop index received_file_delivery_once;
drop index received_file_upload_once;
create unique index received_file_delivery_once on received_file (type, supplier, delivery_id, made_at)
  where status <> 'refused' and origin = 'channel';
create unique index received_file_upload_once on received_file (type, supplier, delivery_id, made_at, uploaded_by)
  where status <> 'refused' and origin = 'upload';
create index received_file_outranked on received_file (outranked_by) where outranked_by is not null;
alter table received_file_part
  add column told_before int not null default 0,
  add column told_before_ore bigint not null default 0,
  add column noticed_ore bigint not null default 0;`;

// A version before this one does not say what a file tells, and is not held to it. What was nobody's and has been booked since is counted as
// what it was booked as.
const SUMS = `
create function check_file_adds_up() returns trigger language plpgsql as $$
declare
  entries bigint;
  ore bigint;
begin
  select sum(n), sum(o) into entries, ore from (
    select count(*) n, coalesce(sum(amount_ore), 0) o from payment where received_file_id = new.id
    union all select count(*), coalesce(sum(amount_ore), 0) from received_notice
      where received_file_id = new.id and settled_at is null
    union all select count(*), 0 from mandate_event where received_file_id = new.id) kept;
  if entries <> new.told_entries or ore <> new.told_ore then
    raise exception 'file % tells of % entries over % øre, and % over % øre are kept', new.id, new.told_entries, new.told_ore, entries, ore
      using errcode = 'check_violation', constraint = 'received_file_adds_up';
  end if;
  return null;
end $$;
create constraint trigger received_file_adds_up after update of status on received_file deferrable initially deferred
  for each row when (new.status = 'read' and new.told_entries is not null) execute function check_file_adds_up();`;

const READ_ANYWAY = `
create table received_file_decision (
  id uuid primary key,
  received_file_id uuid not null references received_file (id) deferrable initially deferred,
  -- whose key uploaded it; null for what came by the channel
  creditor_id uuid references creditor (id) deferrable initially deferred,
  -- the name of the key
  decided_by varchar(100) not null,
  -- why it was refused, as it stood then
  refused_for varchar(32) not null,
  reason varchar(200) not null check (reason <> ''),
  created_at timestamptz not null default now()
);
create index received_file_decision_of_file on received_file_decision (received_file_id, id);
create trigger received_file_decision_never_changes before update or delete on received_file_decision for each row execute function refuse_change();
select audit_table('received_file_decision', 'received_file_decision', 'received_file', 'received_file_id');`;
