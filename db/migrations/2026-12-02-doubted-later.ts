import { Migration } from '@mikro-orm/migrations';

/**
 * A payment that was booked as a sum may turn out to be the same money as others that come later and tell of its parts: what it may be the same
 * money as is said once, then or when it was booked, and never changes.
 */
export class DoubtedLater extends Migration {
  override name = '2026-12-02-doubted-later';

  override up(): void {
    this.addSql(SAID_ONCE);
  }
}

const SAID_ONCE = `
create or replace function refuse_change_of_payment() returns trigger language plpgsql as $$
declare
  kept text[] := '{unmatched_ore,status,outcome,suggestions,held_by_person,note}';
begin
  if old.same_as_id is null then
    kept := kept || '{same_as_id}';
  end if;
  if to_jsonb(new) - kept is distinct from to_jsonb(old) - kept then
    raise exception 'what a file has said of a payment never changes' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;`;
