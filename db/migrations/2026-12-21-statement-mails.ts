import { Migration } from '@mikro-orm/migrations';

/** Statements of account by mail: on request, and each month where the creditor says so. Creditors that are there already send none by themselves. */
export class StatementMails extends Migration {
  override name = '2026-12-21-statement-mails';

  override up(): void {
    this.addSql(RULE);
    this.addSql(MAILS);
    this.addSql(RUNS);
    this.addSql(oneWordMore({ table: 'mail_queue', constraint: 'mail_queue_kind_check', word: 'statement' }));
    this.addSql(
      oneWordMore({
        table: 'self_check_finding',
        constraint: 'self_check_finding_object_type_check',
        word: 'statement_mail',
      }),
    );
    this.addSql(AUDIT);
  }
}

const RULE = `
alter table creditor
  -- to whom monthly statements go; null for nobody
  add column statement_recipients varchar(16) check (statement_recipients in ('with_open', 'with_entries')),
  -- which bank day of the month they go on
  add column statement_bank_day smallint check (statement_bank_day between 1 and 15),
  -- since when the creditor says so: no day before it is made up for
  add column statements_since date,
  add constraint creditor_statement_rule_whole check (num_nonnulls(statement_recipients, statement_bank_day, statements_since) in (0, 3));`;

const MAILS = `
create table statement_mail (
  -- a version 7 UUID: the list of mails goes by it
  id uuid primary key,
  creditor_id uuid not null,
  debtor_id uuid not null,
  -- the days of the statement; from the first entry on where there is no first day
  from_on date,
  to_on date not null,
  -- the day that it says it was made on
  made_on date not null,
  -- the first day of the month that it is of by itself; null where somebody asked for it
  month date,
  recipient varchar(254) not null,
  also_to text[] not null default '{}',
  copy_to text[] not null default '{}',
  taken text[] not null default '{}',
  refused jsonb not null default '[]',
  message_id varchar(255) not null unique,
  status varchar(16) not null check (status in ('waiting', 'sent', 'failed')),
  attempts int not null default 0 check (attempts >= 0),
  last_error varchar(1000),
  -- the message as it is sent, byte for byte: composed once, so that a second try sends the same
  content bytea,
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  unique (creditor_id, id),
  foreign key (creditor_id, debtor_id) references debtor (creditor_id, id) deferrable initially deferred,
  constraint statement_mail_days_forwards check (from_on <= to_on),
  constraint statement_mail_of_a_month check (
    month is null or extract(day from month) = 1 and from_on = month and to_on = (month + '1 month'::interval)::date - 1),
  constraint statement_mail_sent_has_a_time check ((status = 'sent') = (sent_at is not null)),
  constraint statement_mail_refused_is_a_list check (jsonb_typeof(refused) = 'array')
);
-- compressed already: another attempt at it costs time at every insert and wins nothing
alter table statement_mail alter column content set storage external;
create unique index statement_mail_once_a_month on statement_mail (debtor_id, month) where month is not null;
create index statement_mail_by_debtor on statement_mail (creditor_id, debtor_id, id);
create index statement_mail_not_sent on statement_mail (creditor_id, id) where status in ('waiting', 'failed');
-- a person sees what was sent to some and refused for others: few of many
create index statement_mail_refused_for_some on statement_mail (creditor_id, debtor_id) where refused <> '[]';`;

const RUNS = `
-- the months whose statements are all written: what happens to a debtor afterwards is for the next one
create table statement_run (
  creditor_id uuid not null references creditor (id) deferrable initially deferred,
  month date not null check (extract(day from month) = 1),
  created_at timestamptz not null default now(),
  primary key (creditor_id, month)
);`;

/** A word more that a column may have, beside those that it may have by then. */
const oneWordMore = ({ table, constraint, word }: { table: string; constraint: string; word: string }) => `
do $$
declare
  -- check (((kind)::text = any ((array['invoice'::character varying, …])::text[])))
  rule text := (select pg_get_constraintdef(oid) from pg_constraint where conrelid = '${table}'::regclass and conname = '${constraint}');
begin
  execute 'alter table ${table} drop constraint ${constraint}, add constraint ${constraint} '
    || replace(rule, 'ARRAY[', 'ARRAY[''${word}''::character varying, ');
end $$;`;

// What becomes of it is the post office's, and is no deed of a person.
const AUDIT = `
select audit_table('statement_mail', 'statement_mail', 'debtor', 'debtor_id',
  left_out => '{made_on,message_id,taken,refused,attempts,last_error,content,created_at,sent_at}');`;
