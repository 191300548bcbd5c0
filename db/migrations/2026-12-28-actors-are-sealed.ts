import { Migration } from '@mikro-orm/migrations';

/**
 * Who acts is named by a function of the owner's, which looks whether that key or that person is there and is what they are said to be, and
 * seals what it says for this transaction alone. An entry of the audit trail whose actor has no seal is refused; only the owner, who could
 * write the trail anyway, may say it without.
 *
 * The triggers that write the trail run with the owner's rights from here on (`db/apply-roles.ts`): whoever works with fewer writes it by them alone.
 */
export class ActorsAreSealed extends Migration {
  override name = '2026-12-28-actors-are-sealed';

  override up(): void {
    for (const sql of [SECRET, SEAL, IS_ACTOR, NAME_ACTOR, REFUSE_UNSEALED]) this.addSql(sql);
  }
}

// Nobody but the owner reads it. It goes with the database into its backup, and proves nothing outside it.
const SECRET = `
create table audit_seal (secret bytea primary key check (octet_length(secret) = 32));
create unique index audit_seal_is_one on audit_seal ((true));
insert into audit_seal (secret) values (sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())));`;

// Hashed twice, as HMAC is: what was sealed cannot be lengthened.
const SEAL = `
create function seal_actor(actor text) returns text language sql volatile set search_path = public, pg_temp as $$
  select encode(sha256(secret || sha256(secret || convert_to(pg_current_xact_id() || ' ' || actor, 'UTF8'))), 'hex') from audit_seal
$$;
revoke execute on function seal_actor(text) from public;`;

// The operator's key of the environment is known to the API alone. Whoever is nobody has no role, with which no entry can be written: what would
// need one is refused. Who accepts an invitation is not there yet, or not in that role; everybody else who acts in a role is signed in.
const IS_ACTOR = `
create function is_actor(actor jsonb) returns boolean language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  acting_role text := actor ->> 'role';
  acting_name text := actor ->> 'name';
  key uuid := actor ->> 'apiKeyId';
  acting_person uuid := actor ->> 'personId';
  found person;
begin
  if key is not null then
    return acting_person is null and exists (
      select from api_key k where k.id = key and k.name = acting_name and k.role = acting_role
        and k.creditor_id is not null and k.revoked_at is null);
  end if;
  if acting_person is null then
    return acting_role is null or acting_role = 'operator' and (acting_name = 'operator' or exists (
      select from api_key k where k.name = acting_name and k.creditor_id is null and k.revoked_at is null));
  end if;
  select * into found from person p where p.id = acting_person;
  if found.id is not null and (found.disabled_at is not null or found.name <> acting_name) then
    return false;
  end if;
  if found.id is not null and acting_role is null then
    return true;
  end if;
  return exists (
    select from one_time_token t where t.kind = 'invite' and coalesce(t.role, 'operator') = acting_role
      and (found.id is null or t.email = found.email) and t.used_at is null and t.revoked_at is null and t.expires_at > now()
  ) or exists (select from session s where s.person_id = found.id and s.expires_at > now()) and (
    acting_role = 'operator' and found.is_operator
    or exists (select from person_creditor m where m.person_id = found.id and m.role = acting_role and m.disabled_at is null));
end $$;
revoke execute on function is_actor(jsonb) from public;`;

// False where nobody is who is said to act: nothing has been named then.
const NAME_ACTOR = `
create function name_actor(actor jsonb) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if is_actor(actor) is not true then
    return false;
  end if;
  perform set_config('termin.actor', actor::text, true), set_config('termin.actor_seal', seal_actor(actor::text), true);
  return true;
end $$;
revoke execute on function name_actor(jsonb) from public;`;

const REFUSE_UNSEALED = `
create function refuse_unsealed_actor() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not pg_has_role(session_user, current_user, 'member')
    and current_setting('termin.actor_seal', true) is distinct from seal_actor(current_setting('termin.actor', true)) then
    raise exception 'who acts has not been named by name_actor' using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;
create trigger audit_entry_has_a_named_actor before insert on audit_entry for each statement execute function refuse_unsealed_actor();`;
