import { Migration } from '@mikro-orm/migrations';

/** A slip that was withdrawn since nothing was open is queued again when its document is open again: nothing else tells the debtor of it. */
export class SlipsQueuedAgain extends Migration {
  override name = '2026-12-21-slips-queued-again';

  override up(): void {
    this.addSql(`
create or replace function guard_slip() returns trigger language plpgsql as $$
begin
  if old.status = 'delivered' or old.status = 'withdrawn' and new.status <> 'queued' then
    raise exception 'a slip never changes once it is %', old.status using errcode = 'restrict_violation';
  end if;
  return new;
end $$`);
  }
}
