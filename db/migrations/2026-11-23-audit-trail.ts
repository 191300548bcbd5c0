import { Migration } from '@mikro-orm/migrations';

/**
 * The audit trail: who changed what, from which value to which, when, by which key.
 *
 * Written by triggers and not by the code that makes the change, so that no use case can forget it. A trigger fires only where the
 * transaction has said who acts (`termin.actor`, set for each writing request of the API): what the worker bills by itself is told
 * by the invoices, and costs nothing here but the question. A migration that adds a table of facts calls `audit_table` for it.
 *
 * Values stand as the columns hold them; whole numbers of øre and millionths as texts, since JSON readers would round them.
 */
export class AuditTrail extends Migration {
  override name = '2026-11-23-audit-trail';

  override up(): void {
    for (const sql of [ENTRIES, RECORD_ENTRY, AUDIT_TABLE, AUDITED_TABLES]) this.addSql(sql);
  }
}

const ENTRIES = `
create table audit_entry (
  -- a version 7 UUID of the moment: the order of the ids is that of the changes
  id uuid primary key,
  creditor_id uuid not null references creditor (id) deferrable initially deferred,
  at timestamptz not null,
  action varchar(8) not null check (action in ('created', 'changed', 'deleted')),
  object_type varchar(32) not null,
  object_id uuid not null,
  -- what tells the row from others of its object, where it has no id of its own
  object_key jsonb,
  -- whose trail it stands in: that of what the object is a part of, else its own
  trail_type varchar(32) not null,
  trail_id uuid not null,
  -- [{field, from, to}], in the order of the columns
  changes jsonb not null check (jsonb_typeof(changes) = 'array'),
  actor_role varchar(16) not null check (actor_role in ('operator', 'admin', 'read_only')),
  actor_name varchar(100) not null,
  -- null for an operator's key, which is no creditor's
  api_key_id uuid,
  request_id uuid,
  foreign key (creditor_id, api_key_id) references api_key (creditor_id, id) deferrable initially deferred,
  constraint audit_entry_names_its_key check ((actor_role = 'operator') = (api_key_id is null)),
  constraint audit_entry_at_is_that_of_its_id check (at = uuid_extract_timestamp(id))
);
create index audit_entry_list on audit_entry (creditor_id, id);
create index audit_entry_trail on audit_entry (creditor_id, trail_type, trail_id, id);
create index audit_entry_by_object on audit_entry (creditor_id, object_id, id);
create index audit_entry_by_api_key on audit_entry (creditor_id, api_key_id, id);
create trigger audit_entry_never_changes before update or delete on audit_entry for each row execute function refuse_change();
create trigger audit_entry_never_goes before truncate on audit_entry for each statement execute function refuse_change();`;

const RECORD_ENTRY = `
create function record_audit_entry() returns trigger language plpgsql as $$
declare
  object_type text := tg_argv[0];
  trail_type text := tg_argv[1];
  trail_column text := tg_argv[2];
  left_out text[] := tg_argv[3]::text[] || '{id,creditor_id,created_at,updated_at}'::text[];
  key_columns text[] := tg_argv[4]::text[];
  before jsonb := coalesce(to_jsonb(old), '{}');
  after jsonb := coalesce(to_jsonb(new), '{}');
  -- json, unlike jsonb, keeps the order of the columns
  columns json := case tg_op when 'DELETE' then row_to_json(old) else row_to_json(new) end;
  present jsonb := columns;
  owner uuid := case object_type when 'creditor' then present ->> 'id' else present ->> 'creditor_id' end;
  trail uuid := present ->> trail_column;
  changes jsonb;
  actor jsonb := current_setting('termin.actor');
  entry_id uuid := uuidv7();
begin
  -- an operator's own key belongs to no creditor
  if owner is null then
    return null;
  end if;
  select jsonb_agg(jsonb_build_object('field', name, 'from', was, 'to', becomes) order by position) into changes
  from json_object_keys(columns) with ordinality c (name, position)
  cross join lateral (
    select
      case when name ~ '_(micro|ore)$' then to_jsonb(before ->> name) else nullif(before -> name, 'null') end was,
      case when name ~ '_(micro|ore)$' then to_jsonb(after ->> name) else nullif(after -> name, 'null') end becomes
  ) v
  where name <> all (left_out) and was is distinct from becomes;
  if changes is null and tg_op = 'UPDATE' then
    return null;
  end if;
  insert into audit_entry (id, creditor_id, at, action, object_type, object_id, object_key, trail_type, trail_id, changes,
    actor_role, actor_name, api_key_id, request_id)
  values (entry_id, owner, uuid_extract_timestamp(entry_id),
    case tg_op when 'INSERT' then 'created' when 'UPDATE' then 'changed' else 'deleted' end,
    object_type, coalesce((present ->> 'id')::uuid, trail),
    (select jsonb_object_agg(name, present -> name) from unnest(key_columns) name),
    trail_type, trail, coalesce(changes, '[]'),
    actor ->> 'role', actor ->> 'name', (actor ->> 'apiKeyId')::uuid, (actor ->> 'requestId')::uuid);
  return null;
end $$;`;

const AUDIT_TABLE = `
create function audit_table(
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
begin
  -- a secret that is left out under a wrong name would be recorded
  select name into unknown from unnest(left_out || key_columns || trail_column) name
  where not exists (select from pg_attribute where attrelid = audited and attname = name and attnum > 0 and not attisdropped);
  if unknown is not null then
    raise exception '% has no column %', audited, unknown using errcode = 'undefined_column';
  end if;
  execute format(
    'create trigger %I after insert or update or delete on %s for each row
     when (current_setting(''termin.actor'', true) <> '''') execute function record_audit_entry(%L, %L, %L, %L, %L)',
    object_type || '_audited', audited, object_type, coalesce(trail_type, object_type), trail_column, left_out, key_columns);
end $$;`;

// How far a subscription is billed is written by the drafting of its invoices alone.
const AUDITED_TABLES = `
select audit_table('creditor', 'creditor');
select audit_table('api_key', 'api_key', left_out => '{hash}');
select audit_table('debtor', 'debtor');
select audit_table('mandate', 'mandate', 'debtor', 'debtor_id');
select audit_table('item', 'item');
select audit_table('subscription', 'subscription', left_out => '{next_period_index,next_period_from}');
select audit_table('standing_line', 'standing_line', 'subscription', 'subscription_id');
select audit_table('one_off_line', 'one_off_line', 'subscription', 'subscription_id');`;
