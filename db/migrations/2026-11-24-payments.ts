import { Migration } from '@mikro-orm/migrations';

/**
 * Files that come in, what they say, and how money finds its invoice:
 *
 * - a file is stored as it came and read once: known again by its content, and by supplier, type and delivery id;
 * - an entry of a file is booked once, whoever reads it and however often;
 * - what a payment does in the ledger is written by triggers: received, matched, undone; what is not matched waits in `unmatched_ore`;
 * - a match is never changed, only undone, and its undoing is written beside it.
 */
export class Payments extends Migration {
  override name = '2026-11-24-payments';

  override up(): void {
    for (const sql of [
      ACCOUNTS,
      FILES,
      NOTICES,
      PAYMENTS,
      MATCHES,
      KEEP_UNMATCHED,
      POST_PAYMENTS,
      MANDATE_EVENTS,
      COLLECTIONS,
      AUDITED_TABLES,
    ]) {
      this.addSql(sql);
    }
  }
}

// Account statements name the account. One account belongs to one creditor.
const ACCOUNTS = `
create table creditor_bank_account (
  -- an IBAN, or registration and account number as digits
  account varchar(34) primary key check (account ~ '^[A-Z0-9]{5,34}$'),
  creditor_id uuid not null references creditor (id) deferrable initially deferred,
  created_at timestamptz not null default now()
);
create index creditor_bank_account_list on creditor_bank_account (creditor_id, account);
create index creditor_by_pbs_number on creditor (pbs_number) where pbs_number is not null;`;

const FILES = `
create table received_file (
  id uuid primary key,
  file_name varchar(255) not null,
  origin varchar(16) not null check (origin in ('channel', 'upload')),
  -- whose key uploaded it; null for an operator's, and for what came by the channel. Such a file may speak of this creditor alone.
  uploaded_by uuid references creditor (id) deferrable initially deferred,
  sha256 bytea not null,
  size_bytes bigint not null check (size_bytes >= 0),
  status varchar(16) not null check (status in ('stored', 'read', 'refused')),
  type varchar(8) check (type in ('0602', '0603', '0621', 'fi', 'camt.053', 'camt.054')),
  supplier varchar(34),
  delivery_id varchar(80),
  created_on date,
  -- why it was refused, and where in it
  error_code varchar(32),
  error_line bigint,
  error_column int,
  error_detail varchar(1000),
  received_at timestamptz not null default now(),
  read_at timestamptz,
  constraint received_file_same_content_once unique (sha256),
  constraint received_file_read_has_a_time check ((status = 'read') = (read_at is not null)),
  constraint received_file_read_has_a_type check (status <> 'read' or type is not null),
  constraint received_file_refused_says_why check ((status = 'refused') = (error_code is not null))
);
create unique index received_file_delivery_once on received_file (type, supplier, delivery_id) where status <> 'refused';
create index received_file_by_status on received_file (status, id);
create table received_file_chunk (
  received_file_id uuid not null references received_file (id) on delete cascade deferrable initially deferred,
  position int not null check (position >= 0),
  content bytea not null,
  primary key (received_file_id, position)
);
create trigger received_file_chunk_never_changes before update on received_file_chunk for each row execute function refuse_change();
-- what a file holds for one creditor: each sees its own part
create table received_file_part (
  received_file_id uuid not null references received_file (id) deferrable initially deferred,
  creditor_id uuid not null references creditor (id) deferrable initially deferred,
  payments int not null default 0,
  received_ore bigint not null default 0,
  mandates int not null default 0,
  notices int not null default 0,
  primary key (received_file_id, creditor_id)
);
create index received_file_part_list on received_file_part (creditor_id, received_file_id);`;

const NOTICES = `
create table received_notice (
  received_file_id uuid not null references received_file (id) deferrable initially deferred,
  position int not null,
  line bigint not null,
  -- null where nobody knows whose it is: the operator's
  creditor_id uuid references creditor (id) deferrable initially deferred,
  code varchar(32) not null,
  customer_number varchar(15),
  text varchar(1000) not null,
  primary key (received_file_id, position)
);
create index received_notice_list on received_notice (creditor_id, received_file_id, position);`;

const PAYMENTS = `
create table payment (
  id uuid primary key,
  creditor_id uuid not null references creditor (id) deferrable initially deferred,
  received_file_id uuid not null references received_file (id) deferrable initially deferred,
  line bigint not null check (line >= 1),
  position int not null check (position >= 1),
  kind varchar(16) not null check (kind in ('paid', 'charged_back', 'rejected', 'cancelled')),
  source varchar(16) not null check (source in ('bs_automatic', 'bs_slip', 'fi_file', 'camt')),
  code varchar(8) not null,
  bs_debtor_group char(5),
  customer_number varchar(15),
  mandate_number char(9),
  kortart char(2),
  fi_payment_id char(15),
  reference varchar(140),
  bank_reference varchar(140),
  stated_on date,
  paid_on date,
  booked_on date not null,
  amount_ore bigint not null,
  stated_ore bigint,
  fee_ore bigint not null default 0,
  payer_text varchar(500),
  -- what still waits for its invoice; begins as the whole amount
  unmatched_ore bigint not null,
  status varchar(16) not null check (status in ('new', 'waiting', 'matched', 'dismissed')),
  outcome varchar(24),
  -- [{invoiceId, why}], best first, as they were when it was matched
  suggestions jsonb not null default '[]' check (jsonb_typeof(suggestions) = 'array'),
  -- a person has decided: rules leave it alone from then on
  held_by_person boolean not null default false,
  created_at timestamptz not null default now(),
  unique (creditor_id, id),
  constraint payment_entry_once unique (received_file_id, position),
  constraint payment_moves_money_or_not check ((kind in ('rejected', 'cancelled')) = (amount_ore = 0) or amount_ore = 0),
  constraint payment_unmatched_is_a_part check (unmatched_ore between least(0, amount_ore) and greatest(0, amount_ore)),
  constraint payment_matched_leaves_nothing check (status not in ('matched', 'dismissed') or unmatched_ore = 0)
);
-- the same entry of an account, in a statement and in an advice
create unique index payment_bank_entry_once on payment (creditor_id, bank_reference, amount_ore) where source = 'camt' and bank_reference is not null;
create index payment_list on payment (creditor_id, id);
create index payment_waiting on payment (creditor_id, id) where status in ('new', 'waiting');
create index payment_by_file on payment (received_file_id, id) where status = 'new';
create index payment_by_fi_payment_id on payment (creditor_id, fi_payment_id) where fi_payment_id is not null;
create index payment_by_customer on payment (creditor_id, customer_number) where customer_number is not null;
create function refuse_change_of_payment() returns trigger language plpgsql as $$
declare
  kept text[] := '{unmatched_ore,status,outcome,suggestions,held_by_person}';
begin
  if to_jsonb(new) - kept is distinct from to_jsonb(old) - kept then
    raise exception 'what a file has said of a payment never changes' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger payment_never_changes before update on payment for each row execute function refuse_change_of_payment();
create trigger payment_never_goes before delete on payment for each row execute function refuse_change();
alter table ledger_transfer add foreign key (creditor_id, payment_id) references payment (creditor_id, id) deferrable initially deferred;`;

const MATCHES = `
create table payment_match (
  id uuid primary key,
  creditor_id uuid not null,
  payment_id uuid not null,
  debtor_id uuid not null,
  -- null where it goes to the debtor's credit
  invoice_id uuid,
  collection_id uuid,
  -- below zero where money was taken back
  amount_ore bigint not null check (amount_ore <> 0),
  booked_on date not null,
  rule varchar(32) not null,
  explanation varchar(500) not null,
  -- the match of the earlier payment that this one takes back
  reverses_id uuid,
  by_person boolean not null default false,
  created_at timestamptz not null default now(),
  undone_at timestamptz,
  undone_on date,
  unique (creditor_id, id),
  foreign key (creditor_id, payment_id) references payment (creditor_id, id) deferrable initially deferred,
  foreign key (creditor_id, debtor_id) references debtor (creditor_id, id) deferrable initially deferred,
  foreign key (creditor_id, invoice_id) references invoice (creditor_id, id) deferrable initially deferred,
  foreign key (creditor_id, reverses_id) references payment_match (creditor_id, id) deferrable initially deferred,
  constraint payment_match_undone_has_a_day check ((undone_at is null) = (undone_on is null))
);
create index payment_match_by_payment on payment_match (payment_id, id);
create index payment_match_by_invoice on payment_match (creditor_id, invoice_id, id) where invoice_id is not null;
create index payment_match_by_debtor on payment_match (creditor_id, debtor_id, id);
create index payment_match_by_reversed on payment_match (reverses_id) where reverses_id is not null;
create function refuse_change_but_undone() returns trigger language plpgsql as $$
begin
  if old.undone_at is not null or to_jsonb(new) - '{undone_at,undone_on}'::text[] is distinct from to_jsonb(old) - '{undone_at,undone_on}'::text[] then
    raise exception 'a match never changes, it is undone once' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger payment_match_never_changes before update on payment_match for each row execute function refuse_change_but_undone();
create trigger payment_match_never_goes before delete on payment_match for each row execute function refuse_change();
alter table ledger_transfer
  add foreign key (creditor_id, payment_match_id) references payment_match (creditor_id, id) deferrable initially deferred;`;

// What is received begins unmatched by its own row: only what comes after moves it.
const KEEP_UNMATCHED = `
create function keep_unmatched() returns trigger language plpgsql as $$
begin
  update payment p set unmatched_ore = p.unmatched_ore + d.delta,
    status = case when p.status in ('matched', 'dismissed') and p.unmatched_ore + d.delta <> 0 then 'waiting' else p.status end
  from (
    select payment_id, sum(case when credit = 'unmatched' then amount_ore else -amount_ore end) delta
    from added where 'unmatched' in (debit, credit) and kind not in ('received', 'taken_back') group by 1) d
  where p.id = d.payment_id;
  return null;
end $$;
create trigger ledger_transfer_keeps_unmatched after insert on ledger_transfer
  referencing new table as added for each statement execute function keep_unmatched();
create function refuse_unmatched_by_hand() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' and new.unmatched_ore <> new.amount_ore or tg_op = 'UPDATE' and new.unmatched_ore <> old.unmatched_ore and pg_trigger_depth() < 2 then
    raise exception 'what waits of a payment is written by the ledger alone' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger payment_unmatched_by_the_ledger_alone before insert or update on payment for each row execute function refuse_unmatched_by_hand();`;

const POST_PAYMENTS = `
create function post_payments() returns trigger language plpgsql as $$
begin
  insert into ledger_transfer (creditor_id, booked_on, kind, debit, credit, amount_ore, payment_id)
  select creditor_id, booked_on,
    case when amount_ore > 0 then 'received' else 'taken_back' end,
    case when amount_ore > 0 then 'bank' else 'unmatched' end,
    case when amount_ore > 0 then 'unmatched' else 'bank' end,
    abs(amount_ore), id
  from added where amount_ore <> 0 order by id;
  return null;
end $$;
create trigger payment_posted after insert on payment
  referencing new table as added for each statement execute function post_payments();
create function post_matches() returns trigger language plpgsql as $$
declare
  undoes boolean := tg_op = 'UPDATE';
begin
  insert into ledger_transfer (creditor_id, booked_on, kind, debit, credit, amount_ore, debtor_id, invoice_id, payment_id, payment_match_id)
  select creditor_id, case when undoes then undone_on else booked_on end,
    case when undoes then 'match_undone' else 'matched' end,
    case when (amount_ore > 0) <> undoes then 'unmatched' else account end,
    case when (amount_ore > 0) <> undoes then account else 'unmatched' end,
    abs(amount_ore), debtor_id, invoice_id, payment_id, id
  from (select *, case when invoice_id is null then 'credits' else 'receivables' end account from added) m order by id;
  return null;
end $$;
create trigger payment_match_posted after insert on payment_match
  referencing new table as added for each statement execute function post_matches();
create trigger payment_match_undone after update on payment_match
  referencing new table as added for each statement execute function post_matches();`;

const MANDATE_EVENTS = `
create table mandate_event (
  id uuid primary key,
  creditor_id uuid not null references creditor (id) deferrable initially deferred,
  received_file_id uuid not null references received_file (id) deferrable initially deferred,
  line bigint not null,
  position int not null,
  code varchar(4) not null,
  change varchar(32) not null
    check (change in ('active', 'cancelled_by_bank', 'cancelled_by_creditor', 'cancelled_by_betalingsservice')),
  bs_debtor_group char(5) not null,
  customer_number varchar(15) not null,
  mandate_number char(9) not null,
  from_on date,
  to_on date,
  debtor_id uuid,
  -- unknown_customer and unknown_mandate wait for a person
  outcome varchar(24) not null check (outcome in ('applied', 'known', 'unknown_customer', 'unknown_mandate', 'settled_by_person')),
  created_at timestamptz not null default now(),
  unique (creditor_id, id),
  foreign key (creditor_id, debtor_id) references debtor (creditor_id, id) deferrable initially deferred,
  constraint mandate_event_once unique (received_file_id, position)
);
create index mandate_event_list on mandate_event (creditor_id, id);
create index mandate_event_by_debtor on mandate_event (creditor_id, debtor_id, id) where debtor_id is not null;
create index mandate_event_waiting on mandate_event (creditor_id, id) where outcome in ('unknown_customer', 'unknown_mandate');`;

const COLLECTIONS = `
alter table collection
  drop constraint collection_status_check,
  add constraint collection_status_check check (status in ('queued', 'delivered', 'too_late', 'withdrawn', 'cancelling', 'paid',
    'rejected', 'cancelled', 'charged_back')),
  drop constraint collection_delivered_by_one_delivery,
  add constraint collection_delivered_by_one_delivery check (
    (status not in ('queued', 'too_late', 'withdrawn')) = (delivery_id is not null) and (delivery_id is null) = (entry_reference is null));
create index collection_by_entry on collection (creditor_id, customer_number, entry_reference) where entry_reference is not null;`;

const AUDITED_TABLES = `
select audit_table('creditor_bank_account', 'bank_account', 'creditor', 'creditor_id', key_columns => '{account}');
select audit_table('payment', 'payment', left_out => '{unmatched_ore,suggestions}');
select audit_table('payment_match', 'payment_match', 'payment', 'payment_id');
select audit_table('mandate_event', 'mandate_event');`;
