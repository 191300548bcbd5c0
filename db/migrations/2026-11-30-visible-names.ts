import { Migration } from '@mikro-orm/migrations';

/**
 * Two debtor groups whose names look alike are one: names are compared as a reader sees them, in one form of each letter, large or small,
 * without what cannot be seen and with single blanks. Groups that look alike from before stay as they are, until one is renamed.
 */
export class VisibleNames extends Migration {
  override name = '2026-11-30-visible-names';

  override up(): void {
    for (const sql of [AS_SEEN, NAME_SEEN_ONCE]) this.addSql(sql);
  }
}

// The code points that Unicode says to leave out where nothing can be shown for them, and blanks that it does not count as such.
const AS_SEEN = `
create function as_seen(name text) returns text language sql immutable strict parallel safe as $$
  select casefold(btrim(regexp_replace(regexp_replace(normalize(name, nfkc),
    '[\\u00AD\\u034F\\u061C\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\u3164\\uFE00-\\uFE0F\\uFEFF\\uFFA0\\uFFF0-\\uFFFB]', '', 'g'),
    '[\\s\\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u2800\\u3000]+', ' ', 'g')) collate "pg_unicode_fast")
$$;`;

const NAME_SEEN_ONCE = `
create index debtor_group_by_name_seen on debtor_group (creditor_id, as_seen(name));
create function refuse_group_seen_twice() returns trigger language plpgsql as $$
begin
  perform lock_debtor_groups(new.creditor_id);
  if exists (select from debtor_group where creditor_id = new.creditor_id and as_seen(name) = as_seen(new.name) and id <> new.id) then
    raise exception 'a group has a name that looks the same: debtor_group_name_once'
      using errcode = 'unique_violation', constraint = 'debtor_group_name_once';
  end if;
  return null;
end $$;
create trigger debtor_group_name_seen_once after insert on debtor_group for each row execute function refuse_group_seen_twice();
create trigger debtor_group_name_seen_once_later after update on debtor_group for each row
  when (new.name is distinct from old.name) execute function refuse_group_seen_twice();`;
