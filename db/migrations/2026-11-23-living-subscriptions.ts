import { Migration } from '@mikro-orm/migrations';

/**
 * Subscriptions as businesses run them: calendars, partial periods, lines with a validity, pauses, skips, drafts and credit notes.
 *
 * - a version of a standing line is in force for its days, and no two versions of a line for the same day;
 * - the net of an invoice's line follows from quantity, price, discount and share of the period;
 * - a period is settled once, by an invoice or without one;
 * - a credit note points to its invoice and never credits more than it asks for;
 * - a one-off line is charged, withdrawn or waiting, and never two of these.
 *
 * Columns have defaults that say what every subscription did before, for rows that are there and for the version that still runs.
 */
export class LivingSubscriptions extends Migration {
  override name = '2026-11-23-living-subscriptions';

  override up(): void {
    for (const sql of [SUBSCRIPTIONS, LINES, DOCUMENTS, CREDITS_IN_BOUNDS, PERIODS, AUDITED_TABLES]) this.addSql(sql);
  }
}

const SUBSCRIPTIONS = `
alter table subscription
  alter column debtor_id drop not null,
  add column kind varchar(8) not null default 'single' check (kind in ('single', 'group')),
  add column alignment varchar(16) not null default 'anniversary'
    check (alignment in ('anniversary', 'anchor_day', 'anchor_date', 'calendar', 'calendar_eom')),
  add column anchor_day int check (anchor_day between 1 and 31),
  add column anchor_date date,
  add column charge varchar(8) not null default 'advance' check (charge in ('advance', 'arrears')),
  -- how many days before its first day a period is billed
  add column lead_days int not null default 0 check (lead_days between 0 and 90),
  add column first_partial varchar(16) not null default 'proportional' check (first_partial in ('full', 'proportional', 'free')),
  add column last_partial varchar(16) not null default 'proportional' check (last_partial in ('full', 'proportional', 'free')),
  add column payment_terms_kind varchar(16) not null default 'net_days'
    check (payment_terms_kind in ('net_days', 'current_month', 'fixed_day')),
  add column payment_day int check (payment_day between 1 and 31),
  -- how many days an invoice waits for approval before it is issued by itself
  add column draft_window_days int not null default 0 check (draft_window_days between 0 and 30),
  add column reactivates_id uuid,
  add foreign key (creditor_id, reactivates_id) references subscription (creditor_id, id) deferrable initially deferred,
  add constraint subscription_has_a_debtor_or_is_a_group check ((kind = 'group') = (debtor_id is null)),
  add constraint subscription_anchor_fits_alignment check (
    (alignment = 'anchor_day') = (anchor_day is not null) and (alignment = 'anchor_date') = (anchor_date is not null)),
  add constraint subscription_lead_in_advance_only check (charge = 'advance' or lead_days = 0),
  add constraint subscription_payment_day_where_fixed check ((payment_terms_kind = 'fixed_day') = (payment_day is not null));
-- a subscription is reactivated once
create unique index subscription_reactivated_once on subscription (reactivates_id) where reactivates_id is not null;`;

const LINES = `
alter table standing_line
  add column discount_percent_micro bigint check (discount_percent_micro between 1 and 100000000),
  add column discount_ore bigint check (discount_ore between 1 and 9999999999999),
  -- the first and the last day on which this version is in force; null for no bound
  add column valid_from date,
  add column valid_to date,
  -- shared by days where it is in force for a part of a period; else what is in force on the first day holds for all of it
  add column prorated boolean not null default false,
  -- the price is the item's of the day; the one here was its price when the line was saved
  add column follows_item boolean not null default false,
  add unique (creditor_id, id),
  add constraint standing_line_one_discount check (num_nonnulls(discount_percent_micro, discount_ore) <= 1),
  add constraint standing_line_validity_forwards check (valid_to >= valid_from),
  add constraint standing_line_follows_an_item check (not follows_item or item_id is not null),
  add constraint standing_line_one_version_a_day exclude using gist (
    subscription_id with =, position with =, daterange(valid_from, valid_to, '[]') with &&) where (replaced_at is null);
drop index standing_line_position;
create index standing_line_in_force on standing_line (subscription_id, position, valid_from) where replaced_at is null;
alter table one_off_line
  drop constraint one_off_line_unit_price_micro_check,
  add constraint one_off_line_unit_price_micro_check check (
    unit_price_micro between -9999999999999999 and 9999999999999999),
  -- charged on the first invoice issued on this day or after it; null for the next one
  add column charge_on date,
  -- the member of a subscription group that it is for
  add column debtor_id uuid,
  add column withdrawn_at timestamptz,
  -- the invoice whose total was below zero, and whose rest this line carries on
  add column carried_from_invoice_id uuid,
  add foreign key (creditor_id, debtor_id) references debtor (creditor_id, id) deferrable initially deferred,
  add foreign key (creditor_id, carried_from_invoice_id) references invoice (creditor_id, id) deferrable initially deferred,
  add constraint one_off_line_charged_or_withdrawn check (num_nonnulls(invoice_id, withdrawn_at) <= 1);
drop index one_off_line_waiting;
create index one_off_line_waiting on one_off_line (subscription_id, id) where invoice_id is null and withdrawn_at is null;`;

const DOCUMENTS = `
alter table number_series
  drop constraint number_series_code_check,
  add constraint number_series_code_check check (code in ('invoice', 'credit_note'));
insert into number_series (creditor_id, code, prefix, next_number)
  select creditor_id, 'credit_note', left('K' || prefix, 10), 1 from number_series where code = 'invoice';
alter table invoice
  alter column fi_creditor_number drop not null,
  alter column payment_number drop not null,
  alter column payment_id drop not null,
  alter column payment_method drop not null,
  alter column period_index drop not null,
  add column credits_invoice_id uuid,
  add foreign key (creditor_id, credits_invoice_id) references invoice (creditor_id, id) deferrable initially deferred,
  add constraint invoice_is_paid_and_credit_note_credits check (
    case series
      when 'invoice' then credits_invoice_id is null
        and num_nulls(fi_creditor_number, payment_number, payment_id, payment_method, period_index) = 0
      else credits_invoice_id is not null
        and num_nonnulls(fi_creditor_number, payment_number, payment_id, payment_method, period_index) = 0
    end),
  drop constraint invoice_period_once,
  drop constraint invoice_periods_do_not_overlap,
  add constraint invoice_periods_do_not_overlap exclude using gist (
    subscription_id with =, debtor_id with =, daterange(period_from, period_to, '[]') with &&) where (series = 'invoice');
create unique index invoice_period_once on invoice (subscription_id, debtor_id, period_from) where series = 'invoice';
create index invoice_by_credited on invoice (credits_invoice_id) where credits_invoice_id is not null;
create index invoice_by_due_date on invoice (creditor_id, due_on);
alter table invoice_line
  add column standing_line_id uuid,
  add column discount_ore bigint not null default 0,
  -- the days of the whole period that are charged: after the first number of days, through the second, of the third
  add column share_after_days int,
  add column share_through_days int,
  add column share_of_days int,
  add foreign key (creditor_id, standing_line_id) references standing_line (creditor_id, id) deferrable initially deferred,
  add constraint invoice_line_share_is_a_part check (
    num_nulls(share_after_days, share_through_days, share_of_days) = 3
    or (num_nulls(share_after_days, share_through_days, share_of_days) = 0
      and 0 <= share_after_days and share_after_days < share_through_days and share_through_days <= share_of_days)),
  drop constraint invoice_line_net_is_quantity_times_price,
  -- numeric rounds half away from zero, as the domain does
  add constraint invoice_line_net_is_quantity_times_price check (
    net_ore = case when share_of_days is null
      then round(quantity_micro::numeric * unit_price_micro / 10000000000) - discount_ore
      else round((round(quantity_micro::numeric * unit_price_micro / 10000000000) - discount_ore) * share_through_days / share_of_days)
         - round((round(quantity_micro::numeric * unit_price_micro / 10000000000) - discount_ore) * share_after_days / share_of_days)
      end);`;

// The credited invoice's row is locked, so that two credit notes at once count each other.
const CREDITS_IN_BOUNDS = `
create function check_credits_in_bounds() returns trigger language plpgsql as $$
declare
  asked bigint;
begin
  select total_ore into asked from invoice where id = new.credits_invoice_id and series = 'invoice' for update;
  if asked is null or asked < (select sum(total_ore) from invoice where credits_invoice_id = new.credits_invoice_id) then
    raise exception 'invoice % is credited for more than it asks for', new.credits_invoice_id
      using errcode = 'check_violation', constraint = 'invoice_credited_in_bounds';
  end if;
  return null;
end $$;
create constraint trigger invoice_credited_in_bounds after insert on invoice deferrable initially deferred
  for each row when (new.credits_invoice_id is not null) execute function check_credits_in_bounds();`;

const PERIODS = `
-- A period that is over without an invoice, and why. A group's members have theirs in its run.
create table period_settlement (
  subscription_id uuid not null,
  period_index int not null check (period_index >= 0),
  creditor_id uuid not null,
  period_from date not null,
  period_to date not null,
  outcome varchar(16) not null check (outcome in ('skipped', 'paused', 'free', 'nothing_due', 'dropped')),
  created_at timestamptz not null default now(),
  primary key (subscription_id, period_index),
  foreign key (creditor_id, subscription_id) references subscription (creditor_id, id) deferrable initially deferred,
  constraint period_settlement_forwards check (period_to >= period_from)
);
create trigger period_settlement_never_changes before update or delete on period_settlement
  for each row execute function refuse_change();
create table subscription_pause (
  id uuid primary key,
  creditor_id uuid not null,
  subscription_id uuid not null,
  pause_from date not null,
  -- the last day of the pause, included; null until somebody resumes
  pause_to date,
  -- whether the periods that begin in the pause are left out, or billed when it is over
  missed varchar(8) not null check (missed in ('skip', 'bill')),
  created_at timestamptz not null default now(),
  unique (creditor_id, id),
  foreign key (creditor_id, subscription_id) references subscription (creditor_id, id) deferrable initially deferred,
  constraint subscription_pause_forwards check (pause_to >= pause_from),
  constraint subscription_pauses_do_not_overlap exclude using gist (
    subscription_id with =, daterange(pause_from, pause_to, '[]') with &&)
);
create table period_skip (
  subscription_id uuid not null,
  period_index int not null check (period_index >= 0),
  creditor_id uuid not null,
  created_at timestamptz not null default now(),
  primary key (subscription_id, period_index),
  foreign key (creditor_id, subscription_id) references subscription (creditor_id, id) deferrable initially deferred
);
-- An invoice that waits for approval. It has no number, and its one-off lines stay unbilled until it is issued.
create table invoice_draft (
  id uuid primary key,
  creditor_id uuid not null,
  subscription_id uuid not null,
  debtor_id uuid not null,
  period_index int not null,
  period_from date not null,
  period_to date not null,
  status varchar(16) not null check (status in ('waiting', 'released', 'dropped', 'issued')),
  -- issued by itself from then on
  release_at timestamptz not null,
  lines jsonb not null,
  invoice_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (creditor_id, id),
  foreign key (creditor_id, subscription_id) references subscription (creditor_id, id) deferrable initially deferred,
  foreign key (creditor_id, debtor_id) references debtor (creditor_id, id) deferrable initially deferred,
  foreign key (creditor_id, invoice_id) references invoice (creditor_id, id) deferrable initially deferred,
  constraint invoice_draft_once_for_a_period unique (subscription_id, period_index),
  constraint invoice_draft_issued_has_an_invoice check ((status = 'issued') = (invoice_id is not null))
);
create index invoice_draft_list on invoice_draft (creditor_id, id);
create index invoice_draft_waiting on invoice_draft (creditor_id, id) where status = 'waiting';`;

const AUDITED_TABLES = `
select audit_table('subscription_pause', 'pause', 'subscription', 'subscription_id');
select audit_table('period_skip', 'skip', 'subscription', 'subscription_id', key_columns => '{period_index}');
select audit_table('invoice_draft', 'draft', 'subscription', 'subscription_id');`;
