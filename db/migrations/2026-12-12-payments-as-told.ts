import { Migration } from '@mikro-orm/migrations';

/**
 * That what a file has said of a payment never changes is held row against row: each was written out as JSON twice for it, a tenth of what
 * the database takes to match a payment. A column that comes later is held as well.
 */
export class PaymentsAsTold extends Migration {
  override name = '2026-12-12-payments-as-told';

  override up(): void {
    this.addSql(SAID_ONCE);
  }
}

const SAID_ONCE = `
create or replace function refuse_change_of_payment() returns trigger language plpgsql as $$
declare
  told payment := new;
begin
  told.unmatched_ore := old.unmatched_ore;
  told.status := old.status;
  told.outcome := old.outcome;
  told.suggestions := old.suggestions;
  told.held_by_person := old.held_by_person;
  told.note := old.note;
  if old.same_as_id is null then
    told.same_as_id := null;
  end if;
  if told is distinct from old then
    raise exception 'what a file has said of a payment never changes' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;`;
