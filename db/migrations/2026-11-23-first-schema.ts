import { Migration } from '@mikro-orm/migrations';

/**
 * The first schema. SQL by hand, because the rules that nothing may break are held here and not only in code:
 *
 * - one creditor never sees another's data: every reference between rows of a creditor carries creditor_id in its foreign key;
 * - a period of a debtor is billed once: unique by number and by first day, and no two periods overlap;
 * - a number and a payment id are given once; a one-off line stands on one invoice line at most;
 * - lines, VAT and totals agree to the øre, checked when the transaction commits;
 * - an invoice never changes once issued, nor does a delivery's content.
 *
 * Foreign keys are checked when the transaction commits: the entities know no relations, so rows are written in any order.
 */
export class FirstSchema extends Migration {
  override name = '2026-11-23-first-schema';

  override up(): void {
    this.addSql('create extension if not exists btree_gist');
    this.addSql('create extension if not exists pg_trgm');
    for (const sql of [
      CREDITORS,
      DEBTORS,
      ITEMS,
      SUBSCRIPTIONS,
      INVOICES,
      INVOICES_ADD_UP,
      IMMUTABLE_ROWS,
      PAPERS_AND_MAILS,
      COLLECTIONS,
      ACCESS,
      OUTBOX,
    ]) {
      this.addSql(sql);
    }
  }
}

const CREDITORS = `
create table creditor (
  id uuid primary key,
  name varchar(200) not null,
  address_lines text[] not null check (cardinality(address_lines) between 1 and 4),
  postcode varchar(16) not null,
  city varchar(100) not null,
  country char(2) not null check (country ~ '^[A-Z]{2}$'),
  cvr char(8) not null check (cvr ~ '^[1-9][0-9]{7}$'),
  email varchar(254) not null,
  phone varchar(32),
  time_zone varchar(64) not null,
  payment_terms_days int not null check (payment_terms_days between 0 and 90),
  -- unique, so that a payment id names one invoice of one creditor
  fi_creditor_number char(8) not null unique check (fi_creditor_number ~ '^[0-9]{8}$'),
  pbs_number char(8) check (pbs_number ~ '^[0-9]{8}$'),
  bs_debtor_group char(5) check (bs_debtor_group ~ '^[0-9]{5}$'),
  bs_data_supplier_number char(8) check (bs_data_supplier_number ~ '^[0-9]{8}$'),
  bs_main_text varchar(60),
  next_payment_number bigint not null check (next_payment_number between 1 and 99999999999999),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint creditor_betalingsservice_whole_or_not check (
    num_nulls(pbs_number, bs_debtor_group, bs_data_supplier_number, bs_main_text) in (0, 4))
);
-- Numbers without gaps: taken from here inside the transaction that issues the document, never from a sequence.
create table number_series (
  creditor_id uuid not null references creditor (id) deferrable initially deferred,
  code varchar(16) not null check (code in ('invoice')),
  prefix varchar(10) not null check (prefix ~ '^[A-Za-z0-9-]*$'),
  next_number bigint not null check (next_number between 1 and 999999999),
  primary key (creditor_id, code)
);`;

const DEBTORS = `
create table debtor (
  id uuid primary key,
  creditor_id uuid not null references creditor (id) deferrable initially deferred,
  -- without leading zeros: Betalingsservice pads it to 15 digits
  customer_number varchar(15) not null check (customer_number ~ '^[1-9][0-9]{0,14}$'),
  name varchar(200) not null,
  address_lines text[] not null check (cardinality(address_lines) between 1 and 4),
  postcode varchar(16) not null,
  city varchar(100) not null,
  country char(2) not null check (country ~ '^[A-Z]{2}$'),
  cvr char(8) check (cvr ~ '^[1-9][0-9]{7}$'),
  ean char(13) check (ean ~ '^[0-9]{13}$'),
  email varchar(254),
  language char(2) not null check (language in ('da', 'en')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (creditor_id, id),
  unique (creditor_id, customer_number),
  constraint debtor_danish_postcode check (country <> 'DK' or postcode ~ '^[0-9]{4}$')
);
create index debtor_by_email on debtor (creditor_id, lower(email));
create index debtor_search on debtor using gist (creditor_id, lower(name) gist_trgm_ops);
create table mandate (
  id uuid primary key,
  creditor_id uuid not null,
  debtor_id uuid not null,
  mandate_number char(9) not null check (mandate_number ~ '^[0-9]{9}$'),
  active_from date not null,
  -- the first day on which it is no longer in force
  ended_on date,
  created_at timestamptz not null default now(),
  foreign key (creditor_id, debtor_id) references debtor (creditor_id, id) deferrable initially deferred,
  constraint mandate_ends_after_it_starts check (ended_on >= active_from)
);
create index mandate_by_debtor on mandate (debtor_id, ended_on desc nulls first);
create unique index mandate_one_in_force on mandate (debtor_id) where ended_on is null;`;

const ITEMS = `
create table item (
  id uuid primary key,
  creditor_id uuid not null references creditor (id) deferrable initially deferred,
  item_number varchar(32) not null,
  name_da varchar(200) not null,
  name_en varchar(200) not null,
  unit_price_micro bigint not null check (unit_price_micro between 0 and 9999999999999999),
  vat_code varchar(16) not null check (vat_code in ('standard', 'exempt')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (creditor_id, id),
  unique (creditor_id, item_number)
);`;

const SUBSCRIPTIONS = `
create table subscription (
  id uuid primary key,
  creditor_id uuid not null,
  debtor_id uuid not null,
  reference varchar(100),
  start_on date not null,
  interval_unit varchar(8) not null check (interval_unit in ('day', 'month')),
  interval_count int not null check (interval_count >= 1),
  -- the last day that is billed, included
  end_on date,
  payment_terms_days int not null check (payment_terms_days between 0 and 90),
  status varchar(16) not null check (status in ('active', 'needs_attention', 'ended', 'cancelled')),
  attention_code varchar(64),
  attention_detail varchar(1000),
  next_period_index int not null check (next_period_index >= 0),
  next_period_from date not null,
  -- periods up to this one are billed without waiting for their day
  bill_through_index int,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (creditor_id, id),
  foreign key (creditor_id, debtor_id) references debtor (creditor_id, id) deferrable initially deferred,
  constraint subscription_ends_after_it_starts check (end_on >= start_on),
  constraint subscription_attention_has_a_reason check ((status = 'needs_attention') = (attention_code is not null))
);
create index subscription_list on subscription (creditor_id, id);
create index subscription_search on subscription using gist (creditor_id, lower(reference) gist_trgm_ops);
create index subscription_by_debtor on subscription (creditor_id, debtor_id);
create index subscription_by_status on subscription (creditor_id, status, id);
create table standing_line (
  id uuid primary key,
  creditor_id uuid not null,
  subscription_id uuid not null,
  position int not null check (position >= 1),
  item_id uuid,
  text varchar(500),
  quantity_micro bigint not null check (quantity_micro between 1 and 999999999999999),
  unit_price_micro bigint not null check (unit_price_micro between 0 and 9999999999999999),
  vat_code varchar(16) not null check (vat_code in ('standard', 'exempt')),
  created_at timestamptz not null default now(),
  replaced_at timestamptz,
  foreign key (creditor_id, subscription_id) references subscription (creditor_id, id) deferrable initially deferred,
  foreign key (creditor_id, item_id) references item (creditor_id, id) deferrable initially deferred,
  constraint standing_line_says_what_it_is check (item_id is not null or text is not null)
);
create unique index standing_line_position on standing_line (subscription_id, position) where replaced_at is null;
create table one_off_line (
  id uuid primary key,
  creditor_id uuid not null,
  subscription_id uuid not null,
  item_id uuid,
  text varchar(500),
  quantity_micro bigint not null check (quantity_micro between 1 and 999999999999999),
  unit_price_micro bigint not null check (unit_price_micro between 0 and 9999999999999999),
  vat_code varchar(16) not null check (vat_code in ('standard', 'exempt')),
  created_at timestamptz not null default now(),
  -- the invoice that charged it; null while it waits
  invoice_id uuid,
  unique (creditor_id, id),
  foreign key (creditor_id, subscription_id) references subscription (creditor_id, id) deferrable initially deferred,
  foreign key (creditor_id, item_id) references item (creditor_id, id) deferrable initially deferred,
  constraint one_off_line_says_what_it_is check (item_id is not null or text is not null)
);
create index one_off_line_waiting on one_off_line (subscription_id, id) where invoice_id is null;
create index one_off_line_list on one_off_line (subscription_id, id);`;

const INVOICES = `
create table invoice (
  id uuid primary key,
  creditor_id uuid not null,
  subscription_id uuid not null,
  debtor_id uuid not null,
  series varchar(16) not null,
  series_number bigint not null,
  number varchar(20) not null,
  fi_creditor_number char(8) not null,
  payment_number bigint not null,
  payment_id char(15) not null check (payment_id ~ '^[0-9]{15}$'),
  period_index int not null,
  period_from date not null,
  period_to date not null,
  issued_on date not null,
  due_on date not null,
  language char(2) not null check (language in ('da', 'en')),
  payment_method varchar(16) not null check (payment_method in ('fi71', 'betalingsservice')),
  net_ore bigint not null,
  vat_ore bigint not null,
  total_ore bigint not null check (total_ore between 0 and 9999999999999),
  -- both parties and the payment numbers as they stood when it was issued
  parties jsonb not null,
  created_at timestamptz not null default now(),
  unique (creditor_id, id),
  foreign key (creditor_id, subscription_id) references subscription (creditor_id, id) deferrable initially deferred,
  foreign key (creditor_id, debtor_id) references debtor (creditor_id, id) deferrable initially deferred,
  foreign key (creditor_id, series) references number_series (creditor_id, code) deferrable initially deferred,
  constraint invoice_number_once unique (creditor_id, series, series_number),
  constraint invoice_payment_id_once unique (fi_creditor_number, payment_id),
  constraint invoice_payment_number_once unique (creditor_id, payment_number),
  constraint invoice_period_once unique (subscription_id, debtor_id, period_from),
  constraint invoice_period_index_once unique (subscription_id, debtor_id, period_index),
  constraint invoice_period_forwards check (period_to >= period_from),
  constraint invoice_total_adds_up check (total_ore = net_ore + vat_ore),
  constraint invoice_due_after_issue check (due_on >= issued_on)
);
alter table invoice add constraint invoice_periods_do_not_overlap
  exclude using gist (subscription_id with =, debtor_id with =, daterange(period_from, period_to, '[]') with &&);
create index invoice_list on invoice (creditor_id, id);
create index invoice_by_number on invoice (creditor_id, number);
create index invoice_by_payment_id on invoice (creditor_id, payment_id);
create index invoice_by_debtor on invoice (creditor_id, debtor_id, id);
create table invoice_line (
  invoice_id uuid not null,
  position int not null check (position >= 1),
  creditor_id uuid not null,
  item_id uuid,
  one_off_line_id uuid,
  text varchar(500) not null,
  quantity_micro bigint not null,
  unit_price_micro bigint not null,
  vat_code varchar(16) not null,
  vat_rate_bp int not null check (vat_rate_bp between 0 and 10000),
  net_ore bigint not null,
  primary key (invoice_id, position),
  foreign key (creditor_id, invoice_id) references invoice (creditor_id, id) deferrable initially deferred,
  foreign key (creditor_id, item_id) references item (creditor_id, id) deferrable initially deferred,
  foreign key (creditor_id, one_off_line_id) references one_off_line (creditor_id, id) deferrable initially deferred,
  constraint invoice_line_one_off_once unique (one_off_line_id),
  -- numeric rounds half away from zero, as the domain does
  constraint invoice_line_net_is_quantity_times_price check (
    net_ore = round(quantity_micro::numeric * unit_price_micro / 10000000000))
);
create table invoice_vat (
  invoice_id uuid not null,
  vat_code varchar(16) not null,
  vat_rate_bp int not null check (vat_rate_bp between 0 and 10000),
  creditor_id uuid not null,
  base_ore bigint not null,
  vat_ore bigint not null,
  primary key (invoice_id, vat_code, vat_rate_bp),
  foreign key (creditor_id, invoice_id) references invoice (creditor_id, id) deferrable initially deferred,
  constraint invoice_vat_is_base_times_rate check (vat_ore = round(base_ore::numeric * vat_rate_bp / 10000))
);
alter table one_off_line add foreign key (creditor_id, invoice_id) references invoice (creditor_id, id) deferrable initially deferred;`;

// Deferred to the commit: only then are the lines there. On all three tables, so that nothing can be added later either.
const INVOICES_ADD_UP = `
create function check_invoice_adds_up() returns trigger language plpgsql as $$
declare
  checked uuid := coalesce(to_jsonb(new) ->> 'invoice_id', to_jsonb(new) ->> 'id');
begin
  if exists (
    select from invoice i
    cross join lateral (select coalesce(sum(net_ore), 0) net from invoice_line where invoice_id = i.id) l
    cross join lateral (select coalesce(sum(base_ore), 0) base, coalesce(sum(vat_ore), 0) vat from invoice_vat where invoice_id = i.id) v
    where i.id = checked and (l.net <> i.net_ore or v.base <> i.net_ore or v.vat <> i.vat_ore)
  ) or exists (
    select from (select vat_code, vat_rate_bp, sum(net_ore) net from invoice_line where invoice_id = checked group by 1, 2) l
    full join (select vat_code, vat_rate_bp, base_ore from invoice_vat where invoice_id = checked) v using (vat_code, vat_rate_bp)
    where l.net is distinct from v.base_ore
  ) then
    raise exception 'invoice % does not add up', checked using errcode = 'check_violation', constraint = 'invoice_adds_up';
  end if;
  return null;
end $$;
create constraint trigger invoice_adds_up after insert on invoice
  deferrable initially deferred for each row execute function check_invoice_adds_up();
create constraint trigger invoice_line_adds_up after insert on invoice_line
  deferrable initially deferred for each row execute function check_invoice_adds_up();
create constraint trigger invoice_vat_adds_up after insert on invoice_vat
  deferrable initially deferred for each row execute function check_invoice_adds_up();`;

const IMMUTABLE_ROWS = `
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'a row of % never changes once written', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger invoice_never_changes before update or delete on invoice for each row execute function refuse_change();
create trigger invoice_line_never_changes before update or delete on invoice_line for each row execute function refuse_change();
create trigger invoice_vat_never_changes before update or delete on invoice_vat for each row execute function refuse_change();`;

const PAPERS_AND_MAILS = `
create table invoice_pdf (
  invoice_id uuid primary key,
  creditor_id uuid not null,
  content bytea not null,
  created_at timestamptz not null default now(),
  foreign key (creditor_id, invoice_id) references invoice (creditor_id, id) deferrable initially deferred
);
create trigger invoice_pdf_never_changes before update or delete on invoice_pdf for each row execute function refuse_change();
create table invoice_mail (
  invoice_id uuid primary key,
  creditor_id uuid not null,
  recipient varchar(254) not null,
  message_id varchar(255) not null unique,
  status varchar(16) not null check (status in ('waiting', 'sent', 'failed')),
  attempts int not null default 0 check (attempts >= 0),
  last_error varchar(1000),
  -- the message as it is sent, byte for byte: composed once, so that a second try sends the same
  content bytea,
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  foreign key (creditor_id, invoice_id) references invoice (creditor_id, id) deferrable initially deferred,
  constraint invoice_mail_sent_has_a_time check ((status = 'sent') = (sent_at is not null))
);
-- Both are compressed already: another attempt at it costs time at every insert and wins nothing.
alter table invoice_pdf alter column content set storage external;
alter table invoice_mail alter column content set storage external;
create index invoice_mail_list on invoice_mail (creditor_id, invoice_id);
create index invoice_mail_not_sent on invoice_mail (creditor_id, invoice_id) where status <> 'sent';`;

const COLLECTIONS = `
create table delivery_series (
  data_supplier_number char(8) not null check (data_supplier_number ~ '^[0-9]{8}$'),
  next_number bigint not null check (next_number between 1 and 9999999999),
  primary key (data_supplier_number)
);
create table delivery (
  id uuid primary key,
  creditor_id uuid not null references creditor (id) deferrable initially deferred,
  data_supplier_number char(8) not null,
  delivery_number bigint not null,
  file_name varchar(64) not null,
  content bytea not null,
  collection_count int not null check (collection_count >= 1),
  net_ore bigint not null check (net_ore >= 0),
  created_at timestamptz not null default now(),
  written_at timestamptz,
  unique (creditor_id, id),
  foreign key (data_supplier_number) references delivery_series (data_supplier_number) deferrable initially deferred,
  constraint delivery_number_once unique (data_supplier_number, delivery_number)
);
create index delivery_list on delivery (creditor_id, id);
create function refuse_change_but_written_at() returns trigger language plpgsql as $$
begin
  if to_jsonb(new) - 'written_at' is distinct from to_jsonb(old) - 'written_at' or old.written_at is not null then
    raise exception 'a delivery never changes once closed' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger delivery_never_changes before update on delivery for each row execute function refuse_change_but_written_at();
create trigger delivery_never_goes before delete on delivery for each row execute function refuse_change();
create table collection (
  id uuid primary key,
  creditor_id uuid not null,
  invoice_id uuid not null,
  debtor_id uuid not null,
  pbs_number char(8) not null,
  bs_debtor_group char(5) not null,
  customer_number varchar(15) not null,
  mandate_number char(9) not null,
  payment_date date not null,
  amount_ore bigint not null check (amount_ore between 1 and 9999999999999),
  status varchar(16) not null check (status in ('queued', 'delivered', 'too_late')),
  delivery_id uuid,
  -- what the delivery names it by, and a return brings back: the same for all that were added together in one record
  entry_reference varchar(30),
  created_at timestamptz not null default now(),
  foreign key (creditor_id, invoice_id) references invoice (creditor_id, id) deferrable initially deferred,
  foreign key (creditor_id, debtor_id) references debtor (creditor_id, id) deferrable initially deferred,
  foreign key (creditor_id, delivery_id) references delivery (creditor_id, id) deferrable initially deferred,
  constraint collection_once_for_an_invoice unique (invoice_id),
  constraint collection_delivered_by_one_delivery check (
    (status = 'delivered') = (delivery_id is not null) and (delivery_id is null) = (entry_reference is null))
);
create index collection_queue on collection (creditor_id, payment_date) where status = 'queued';
create index collection_list on collection (creditor_id, id);
create index collection_by_delivery on collection (delivery_id);`;

const ACCESS = `
create table api_key (
  id uuid primary key,
  -- null for an operator's key, which creates creditors
  creditor_id uuid references creditor (id) deferrable initially deferred,
  role varchar(16) not null check (role in ('operator', 'admin', 'read_only')),
  name varchar(100) not null,
  -- SHA-256 of a random 256-bit key: nothing to guess, so no slow hash
  hash bytea not null unique,
  created_at timestamptz not null default now(),
  revoked_at timestamptz,
  unique (creditor_id, id),
  constraint api_key_bound_to_a_creditor check ((role = 'operator') = (creditor_id is null))
);
create table idempotency_key (
  -- the creditor's id, or 'operator'
  scope varchar(36) not null,
  key varchar(255) not null,
  request_hash bytea not null,
  response_status int,
  response_body jsonb,
  created_at timestamptz not null default now(),
  primary key (scope, key)
);`;

const OUTBOX = `
create table outbox (
  id uuid primary key,
  creditor_id uuid not null references creditor (id) deferrable initially deferred,
  -- messages to one workflow are delivered in the order of their ids
  workflow_id varchar(100) not null,
  kind varchar(32) not null,
  payload jsonb not null,
  attempts int not null default 0,
  last_error varchar(1000),
  next_attempt_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  delivered_at timestamptz
);
create index outbox_waiting on outbox (next_attempt_at) where delivered_at is null;
create index outbox_by_workflow on outbox (workflow_id, id) where delivered_at is null;`;
