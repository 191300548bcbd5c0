import { Migration } from '@mikro-orm/migrations';

/**
 * Yearly indexation: index tables, the rule that a subscription's prices move by, each step with its old and new prices, and the mail
 * that announces it.
 *
 * - a subscription has one rule at a time;
 * - a step is taken once for the day on which it was due, and not before that day;
 * - what was announced never changes.
 */
export class Indexation extends Migration {
  override name = '2026-11-23-indexation';

  override up(): void {
    for (const sql of [TABLES, RULES, STEPS, AUDITED_TABLES]) this.addSql(sql);
  }
}

const TABLES = `
create table index_table (
  id uuid primary key,
  creditor_id uuid not null references creditor (id) deferrable initially deferred,
  name varchar(50) not null,
  created_at timestamptz not null default now(),
  unique (creditor_id, id),
  constraint index_table_name_once unique (creditor_id, name)
);
create table index_value (
  index_table_id uuid not null,
  month char(7) not null check (month ~ '^2[0-2][0-9]{2}-(0[1-9]|1[0-2])$'),
  creditor_id uuid not null,
  value_micro bigint not null check (value_micro > 0),
  primary key (index_table_id, month),
  foreign key (creditor_id, index_table_id) references index_table (creditor_id, id) deferrable initially deferred
);`;

const RULES = `
create table indexation (
  id uuid primary key,
  creditor_id uuid not null,
  subscription_id uuid not null,
  kind varchar(16) not null check (kind in ('percent', 'index_table')),
  percent_micro bigint check (percent_micro > -100000000 and percent_micro <= 100000000),
  index_table_id uuid,
  -- the month whose index goes with the price that was agreed
  base_month char(7),
  floor_percent_micro bigint,
  cap_percent_micro bigint,
  -- the day of every year on which prices move
  month int not null check (month between 1 and 12),
  day int not null check (day between 1 and 31),
  -- how many days before it a step is announced
  notice_days int not null check (notice_days between 0 and 365),
  -- no step is due before this day
  from_on date not null,
  attention_code varchar(64),
  attention_detail varchar(1000),
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  unique (creditor_id, id),
  foreign key (creditor_id, subscription_id) references subscription (creditor_id, id) deferrable initially deferred,
  foreign key (creditor_id, index_table_id) references index_table (creditor_id, id) deferrable initially deferred,
  constraint indexation_has_what_its_kind_needs check (
    case kind when 'percent' then percent_micro is not null and num_nonnulls(index_table_id, base_month, floor_percent_micro, cap_percent_micro) = 0
      else percent_micro is null and num_nulls(index_table_id, base_month) = 0 end),
  constraint indexation_floor_below_cap check (floor_percent_micro <= cap_percent_micro)
);
create unique index indexation_once on indexation (subscription_id) where ended_at is null;
create index indexation_by_table on indexation (index_table_id) where ended_at is null;`;

const STEPS = `
create table indexation_step (
  id uuid primary key,
  creditor_id uuid not null,
  subscription_id uuid not null,
  indexation_id uuid not null,
  due_on date not null,
  announced_on date not null,
  effective_on date not null,
  -- the month whose index goes with the new prices; null for a fixed percentage
  index_month char(7),
  -- what moved: position, text, old and new unit price in millionths as text, and from when
  lines jsonb not null,
  created_at timestamptz not null default now(),
  unique (creditor_id, id),
  foreign key (creditor_id, subscription_id) references subscription (creditor_id, id) deferrable initially deferred,
  foreign key (creditor_id, indexation_id) references indexation (creditor_id, id) deferrable initially deferred,
  constraint indexation_step_once unique (subscription_id, due_on),
  constraint indexation_step_not_before_due check (effective_on >= due_on and effective_on >= announced_on)
);
create trigger indexation_step_never_changes before update or delete on indexation_step
  for each row execute function refuse_change();
create table indexation_mail (
  indexation_step_id uuid primary key,
  creditor_id uuid not null,
  recipient varchar(254) not null,
  message_id varchar(255) not null unique,
  status varchar(16) not null check (status in ('waiting', 'sent', 'failed')),
  attempts int not null default 0,
  last_error varchar(1000),
  content bytea,
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  foreign key (creditor_id, indexation_step_id) references indexation_step (creditor_id, id) deferrable initially deferred,
  constraint indexation_mail_sent_has_a_time check ((status = 'sent') = (sent_at is not null))
);`;

// Steps and their mails are written by Termin alone.
const AUDITED_TABLES = `
select audit_table('index_table', 'index_table');
select audit_table('index_value', 'index_value', 'index_table', 'index_table_id', key_columns => '{month}');
select audit_table('indexation', 'indexation', 'subscription', 'subscription_id', '{attention_code,attention_detail}');`;
