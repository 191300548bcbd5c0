import { Migration } from '@mikro-orm/migrations';

/**
 * The audit trail is written once for each statement and not for each row: 20,000 rows that one statement changed took seven times as long as
 * rows that are not audited. What is told stays the same, entry by entry and in the same order.
 *
 * The triggers of a table come first in the order of their names, so that what a statement did is told before what other triggers do for it.
 * Each table is taken by itself or with few others, since it is locked until the migration ends.
 */
export class AuditByStatement extends Migration {
  override name = '2026-12-12-audit-by-statement';

  override up(): void {
    for (const sql of [CREATED, CHANGED, DELETED, AUDIT_TABLE, AUDIT_BY_STATEMENT]) this.addSql(sql);
  }
}

interface Recorder {
  readonly action: 'created' | 'changed' | 'deleted';
  /** Rows `n`, `before`, `after`, numbered in the order in which the statement came to them. */
  readonly rows: string;
}

/**
 * Columns are named once for the statement. A plan is kept for statements of one row and of many: nested loops over rows would take the square
 * of them. Identifiers are made after the rows are sorted, for their order is that of the changes.
 */
const recorder = ({ action, rows }: Recorder): string => `
create function record_${action}() returns trigger language plpgsql set enable_nestloop = off set plan_cache_mode = force_generic_plan as $$
declare
  object_type text := tg_argv[0];
  trail_type text := tg_argv[1];
  trail_column text := tg_argv[2];
  left_out text[] := tg_argv[3]::text[] || '{id,creditor_id,created_at,updated_at}'::text[];
  key_columns text[] := tg_argv[4]::text[];
  -- of a table that tells of some rows alone: their kinds
  kinds text[] := tg_argv[5]::text[];
  actor jsonb := current_setting('termin.actor');
  actor_person uuid := actor ->> 'personId';
  names text[];
  counted boolean[];
begin
  select array_agg(attname order by attnum), array_agg(attname ~ '_(micro|ore)$' order by attnum) into names, counted
  from pg_attribute where attrelid = tg_relid and attnum > 0 and not attisdropped and attname <> all (left_out);
  insert into audit_entry (id, creditor_id, at, action, object_type, object_id, object_key, trail_type, trail_id, changes,
    actor_role, actor_name, api_key_id, person_id, request_id)
  select entry_id, owner, uuid_extract_timestamp(entry_id), '${action}', object_type,
    coalesce(present ->> 'id', present ->> trail_column)::uuid,
    (select jsonb_object_agg(name, present -> name) from unnest(key_columns) name),
    trail_type, (present ->> trail_column)::uuid, coalesce(changes, '[]'),
    -- who changes themselves is at each creditor what they are there
    coalesce(actor ->> 'role',
      (select p.role from person_creditor p where p.person_id = actor_person and p.creditor_id = owner)),
    actor ->> 'name', (actor ->> 'apiKeyId')::uuid, actor_person, (actor ->> 'requestId')::uuid
  from (
    select uuidv7() entry_id, owner, present, changes
    from (
      select n, ${action === 'deleted' ? 'before' : 'after'} present, (
        select jsonb_agg(jsonb_build_object('field', name, 'from', was, 'to', becomes) order by position)
        from unnest(names, counted) with ordinality c (name, is_counted, position)
        cross join lateral (
          select
            case when is_counted then to_jsonb(before ->> name) else nullif(before -> name, 'null') end was,
            case when is_counted then to_jsonb(after ->> name) else nullif(after -> name, 'null') end becomes
        ) v
        where was is distinct from becomes) changes
      from (${rows}) r
      order by n
    ) told
    cross join lateral (
      select (present ->> case object_type when 'creditor' then 'id' else 'creditor_id' end)::uuid owner where object_type <> 'person'
      -- a person is of no creditor, and each of theirs has a trail of its own
      union all select creditor_id from person_creditor where object_type = 'person' and person_id = (present ->> 'id')::uuid
    ) o
    -- an operator's own key, and an operator's invitation, belong to no creditor
    where owner is not null and (kinds = '{}' or present ->> 'kind' = any(kinds))${action === 'changed' ? ' and changes is not null' : ''}
  ) entry;
  return null;
end $$;`;

const CREATED = recorder({
  action: 'created',
  rows: `select row_number() over () n, '{}'::jsonb before, to_jsonb(a) after from added a`,
});

const DELETED = recorder({
  action: 'deleted',
  rows: `select row_number() over () n, to_jsonb(g) before, '{}'::jsonb after from gone g`,
});

// What a row was and what it becomes stand at the same place of both lists, also where its key has changed.
const CHANGED = recorder({
  action: 'changed',
  rows: `
        select n, before, after
        from (select row_number() over () n, to_jsonb(g) before from gone g) g
        join (select row_number() over () n, to_jsonb(a) after from added a) a using (n)`,
});

const AUDIT_TABLE = `
create or replace function audit_table(
  audited regclass,
  object_type text,
  -- what the object is a part of, and the column that points to it; an object of its own has neither
  trail_type text default null,
  trail_column text default 'id',
  -- secrets, and what only the worker writes
  left_out text[] default '{}',
  -- the rest of the primary key, for a table that has no id of its own
  key_columns text[] default '{}'
) returns void language plpgsql as $$
declare
  unknown text;
  arguments text := format('%L, %L, %L, %L, %L, %L', object_type, coalesce(trail_type, object_type), trail_column, left_out, key_columns, '{}');
  acts text := 'when (current_setting(''termin.actor'', true) <> '''')';
begin
  -- a secret that is left out under a wrong name would be recorded
  select name into unknown from unnest(left_out || key_columns || trail_column) name
  where not exists (select from pg_attribute where attrelid = audited and attname = name and attnum > 0 and not attisdropped);
  if unknown is not null then
    raise exception '% has no column %', audited, unknown using errcode = 'undefined_column';
  end if;
  execute format('create or replace trigger audited_when_created after insert on %s referencing new table as added
    for each statement %s execute function record_created(%s)', audited, acts, arguments);
  execute format('create or replace trigger audited_when_changed after update on %s referencing old table as gone new table as added
    for each statement %s execute function record_changed(%s)', audited, acts, arguments);
  execute format('create or replace trigger audited_when_deleted after delete on %s referencing old table as gone
    for each statement %s execute function record_deleted(%s)', audited, acts, arguments);
end $$;`;

// An argument of a trigger ends with a null byte.
const AUDIT_BY_STATEMENT = `
create function audit_by_statement(audited regclass) returns void language plpgsql as $$
declare
  name text;
  arguments text[];
begin
  select tgname, string_to_array(encode(tgargs, 'escape'), '\\000') into name, arguments
  from pg_trigger where tgrelid = audited and tgfoid = 'record_audit_entry'::regproc;
  if name is not null then
    execute format('drop trigger %I on %s', name, audited);
    perform audit_table(audited, arguments[1], arguments[2], arguments[3], arguments[4]::text[], arguments[5]::text[]);
  end if;
end $$;`;

/** Gives the tables that are named the triggers of statements. */
class AuditOfTables extends Migration {
  protected readonly tables: readonly string[] = [];

  override up(): void {
    for (const table of this.tables) this.addSql(`select audit_by_statement('${table}')`);
  }
}

export class AuditOfSubscriptions extends AuditOfTables {
  override name = '2026-12-12-audit-of-subscriptions';
  protected override readonly tables = ['subscription', 'standing_line', 'one_off_line', 'invoice_draft'];
}

export class AuditOfDebtors extends AuditOfTables {
  override name = '2026-12-12-audit-of-debtors';
  protected override readonly tables = ['debtor', 'mandate', 'mandate_registration', 'mandate_event'];
}

export class AuditOfPayments extends AuditOfTables {
  override name = '2026-12-12-audit-of-payments';
  protected override readonly tables = ['payment', 'payment_match', 'collection'];
}

/** Transfers tell of some kinds alone, those that a person has asked for: of a debtor, or of a payment. */
export class AuditOfTransfers extends Migration {
  override name = '2026-12-12-audit-of-transfers';

  override up(): void {
    const kinds = {
      debtor: '{credit_applied,paid_out,written_off,write_off_undone}',
      payment: '{dismissed,dismissal_undone}',
    };
    for (const [trail, ofTrail] of Object.entries(kinds)) {
      this.addSql(`drop trigger ledger_transfer_of_${trail}_audited on ledger_transfer`);
      this.addSql(`
create trigger audited_of_${trail} after insert on ledger_transfer referencing new table as added for each statement
  when (current_setting('termin.actor', true) <> '')
  execute function record_created('ledger_transfer', '${trail}', '${trail}_id', '{}', '{}', '${ofTrail}')`);
    }
  }
}

/** All that is left is written seldom. */
export class AuditOfTheRest extends Migration {
  override name = '2026-12-12-audit-of-the-rest';

  override up(): void {
    this.addSql(`
select audit_by_statement(tgrelid) from (
  select distinct tgrelid from pg_trigger where tgfoid = 'record_audit_entry'::regproc order by 1) audited`);
    this.addSql('drop function audit_by_statement(regclass)');
    this.addSql('drop function record_audit_entry()');
  }
}
