import { Migration } from '@mikro-orm/migrations';

/**
 * People beside API keys: who signs in with a password, at which creditors and as what, their sessions, and links that are good once.
 *
 * - of a session and of a link only the SHA-256 is kept, of a password only its argon2id;
 * - failures to sign in are counted by account, known or not, in the database: two API processes count together, and nobody can tell
 *   by them which addresses are known;
 * - the audit trail names the person. What is changed on a person stands in the trail of each of their creditors.
 *
 * The new check of the trail takes all that the one before it took: its rows are checked in a migration of its own, beside writers.
 */
export class People extends Migration {
  override name = '2026-11-30-people';

  override up(): void {
    for (const sql of [PEOPLE, SESSIONS, LINKS, ATTEMPTS, TRAIL, RECORD_ENTRY, AUDITED_TABLES]) this.addSql(sql);
  }
}

const PEOPLE = `
create table person (
  id uuid primary key,
  email varchar(254) not null unique check (email = lower(email)),
  name varchar(100) not null,
  language varchar(2) not null check (language in ('da', 'en')),
  -- PHC text; null for who signs in by link alone
  password_hash varchar(255) check (password_hash like '$argon2id$%'),
  password_changed_at timestamptz,
  is_operator boolean not null default false,
  -- RFC 6238; in force from second_factor_since on
  totp_secret bytea,
  totp_last_step bigint,
  second_factor_since timestamptz,
  disabled_at timestamptz,
  created_at timestamptz not null default now(),
  constraint person_password_has_a_time check ((password_hash is null) = (password_changed_at is null)),
  constraint person_second_factor_has_a_secret check (second_factor_since is null or totp_secret is not null)
);
create table person_creditor (
  person_id uuid not null references person (id) deferrable initially deferred,
  creditor_id uuid not null references creditor (id) deferrable initially deferred,
  role varchar(16) not null check (role in ('admin', 'bookkeeper', 'read_only')),
  disabled_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (person_id, creditor_id)
);
create index person_creditor_by_creditor on person_creditor (creditor_id);
create table recovery_code (
  person_id uuid not null references person (id) deferrable initially deferred,
  hash bytea not null check (octet_length(hash) = 32),
  used_at timestamptz,
  primary key (person_id, hash)
);`;

const SESSIONS = `
create table session (
  id uuid primary key,
  hash bytea not null unique check (octet_length(hash) = 32),
  person_id uuid not null references person (id) deferrable initially deferred,
  creditor_id uuid references creditor (id) deferrable initially deferred,
  agent varchar(200),
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index session_by_person on session (person_id, id);`;

const LINKS = `
create table one_time_token (
  id uuid primary key,
  kind varchar(16) not null check (kind in ('invite', 'reset', 'sign_in')),
  -- null until the mail that carries the token is composed
  hash bytea unique check (octet_length(hash) = 32),
  email varchar(254) not null check (email = lower(email)),
  person_id uuid references person (id) deferrable initially deferred,
  creditor_id uuid references creditor (id) deferrable initially deferred,
  role varchar(16) check (role in ('admin', 'bookkeeper', 'read_only')),
  is_operator boolean not null default false,
  language varchar(2) not null check (language in ('da', 'en')),
  invited_by varchar(100),
  -- of the mail
  status varchar(16) not null check (status in ('not_mailed', 'waiting', 'sent', 'failed')),
  attempts int not null default 0 check (attempts >= 0),
  last_error varchar(1000),
  sent_at timestamptz,
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz,
  created_at timestamptz not null default now(),
  constraint one_time_token_invites_or_names check ((kind = 'invite') = (person_id is null)),
  constraint one_time_token_invites_to_something check (kind <> 'invite' or (creditor_id is null) = (role is null)),
  constraint one_time_token_invites_somewhere check (kind <> 'invite' or creditor_id is not null or is_operator),
  constraint one_time_token_used_or_revoked check (used_at is null or revoked_at is null)
);
create index one_time_token_by_creditor on one_time_token (creditor_id, id);
create index one_time_token_by_person on one_time_token (person_id) where person_id is not null;`;

const ATTEMPTS = `
create table sign_in_attempt (
  -- SHA-256 of the address, known or not
  account bytea primary key check (octet_length(account) = 32),
  failures int not null check (failures >= 0),
  last_at timestamptz not null,
  wait_until timestamptz
);`;

const TRAIL = `
alter table audit_entry
  add column person_id uuid references person (id) deferrable initially deferred,
  drop constraint audit_entry_actor_role_check,
  drop constraint audit_entry_names_its_key,
  add constraint audit_entry_actor_role_check
    check (actor_role in ('operator', 'admin', 'bookkeeper', 'read_only')) not valid,
  add constraint audit_entry_names_its_key check (
    case when actor_role = 'operator' then api_key_id is null else num_nonnulls(api_key_id, person_id) = 1 end) not valid;`;

const RECORD_ENTRY = `
create or replace function record_audit_entry() returns trigger language plpgsql as $$
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
  owners uuid[] := case object_type
    when 'creditor' then array[(present ->> 'id')::uuid]
    -- a person is of no creditor, and each of theirs has a trail of its own
    when 'person' then array(select creditor_id from person_creditor where person_id = (present ->> 'id')::uuid)
    else array[(present ->> 'creditor_id')::uuid] end;
  owner uuid;
  trail uuid := present ->> trail_column;
  changes jsonb;
  actor jsonb := current_setting('termin.actor');
  actor_person uuid := actor ->> 'personId';
  entry_id uuid;
begin
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
  foreach owner in array owners loop
    -- an operator's own key, and an operator's invitation, belong to no creditor
    continue when owner is null;
    entry_id := uuidv7();
    insert into audit_entry (id, creditor_id, at, action, object_type, object_id, object_key, trail_type, trail_id, changes,
      actor_role, actor_name, api_key_id, person_id, request_id)
    values (entry_id, owner, uuid_extract_timestamp(entry_id),
      case tg_op when 'INSERT' then 'created' when 'UPDATE' then 'changed' else 'deleted' end,
      object_type, coalesce((present ->> 'id')::uuid, trail),
      (select jsonb_object_agg(name, present -> name) from unnest(key_columns) name),
      trail_type, trail, coalesce(changes, '[]'),
      -- who changes themselves is at each creditor what they are there
      coalesce(actor ->> 'role',
        (select p.role from person_creditor p where p.person_id = actor_person and p.creditor_id = owner)),
      actor ->> 'name', (actor ->> 'apiKeyId')::uuid, actor_person, (actor ->> 'requestId')::uuid);
  end loop;
  return null;
end $$;`;

// A person's secrets are left out; that they changed is told by the times beside them.
const AUDITED_TABLES = `
select audit_table('person', 'person', left_out => '{password_hash,totp_secret,totp_last_step}');
select audit_table('person_creditor', 'person_role', 'person', 'person_id');
select audit_table('one_time_token', 'invitation', left_out => '{hash,person_id,status,attempts,last_error,sent_at}');`;
