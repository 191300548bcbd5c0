import { Migration } from '@mikro-orm/migrations';

/**
 * Self-checks and the differences that they find:
 *
 * - a night is checked once, however often its check is asked for;
 * - a difference is open once, however many nights see it;
 * - what is closed says when, and what is repaired says how.
 *
 * Rows of the outbox that are delivered are deleted in time: the index finds those of a creditor.
 */
export class SelfChecks extends Migration {
  override name = '2026-11-23-self-checks';

  override up(): void {
    for (const sql of [SELF_CHECKS, FINDINGS, DELIVERED_MESSAGES, AUDITED_TABLES]) this.addSql(sql);
  }
}

const SELF_CHECKS = `
create table self_check (
  id uuid primary key,
  creditor_id uuid not null references creditor (id) deferrable initially deferred,
  -- when that of a night was due; null for one that somebody asked for
  night_at timestamptz,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  -- how many differences it saw, how many of them were not open before, and how many that were open it no longer saw
  differences int check (differences >= 0),
  new_findings int check (new_findings between 0 and differences),
  gone_findings int check (gone_findings >= 0),
  unique (creditor_id, id),
  constraint self_check_finished_has_counts check (
    num_nulls(finished_at, differences, new_findings, gone_findings) in (0, 4))
);
create index self_check_list on self_check (creditor_id, id);
create unique index self_check_once_a_night on self_check (creditor_id, night_at) where night_at is not null;`;

const FINDINGS = `
create table self_check_finding (
  id uuid primary key,
  creditor_id uuid not null,
  code varchar(32) not null,
  object_type varchar(16) not null check (object_type in ('subscription', 'run', 'invoice', 'creditor', 'message', 'one_off_line')),
  object_id uuid not null,
  -- what tells it from others of the same object and code, such as the period; empty where there is nothing to tell
  object_key varchar(32) not null,
  details jsonb not null check (jsonb_typeof(details) = 'object'),
  status varchar(16) not null check (status in ('open', 'repaired', 'gone')),
  repair varchar(32),
  -- the last check that saw it
  self_check_id uuid not null,
  found_at timestamptz not null default now(),
  closed_at timestamptz,
  unique (creditor_id, id),
  foreign key (creditor_id, self_check_id) references self_check (creditor_id, id) deferrable initially deferred,
  constraint self_check_finding_closed_has_a_time check ((status = 'open') = (closed_at is null)),
  constraint self_check_finding_repaired_says_how check ((status = 'repaired') = (repair is not null))
);
create unique index self_check_finding_open_once on self_check_finding (creditor_id, code, object_id, object_key) where status = 'open';
create index self_check_finding_list on self_check_finding (creditor_id, id);
create index self_check_finding_by_status on self_check_finding (creditor_id, status, id);`;

const DELIVERED_MESSAGES = `
create index outbox_delivered on outbox (creditor_id, delivered_at) where delivered_at is not null;`;

const AUDITED_TABLES = `
select audit_table('self_check', 'self_check');
select audit_table('self_check_finding', 'finding');`;
