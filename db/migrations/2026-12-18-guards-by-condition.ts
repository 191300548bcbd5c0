import { Migration } from '@mikro-orm/migrations';

/**
 * What guards a row that is written has its condition in the trigger, which PostgreSQL looks at by itself: a function is called only to refuse.
 * Called for each row, they took a quarter of the time in which payments are written. What they refuse stays the same.
 *
 * Columns of a payment that come later are held where this is said again for them: `db/ledger/ledger.test.ts` finds one that is not.
 */
export class PaymentsGuardedByCondition extends Migration {
  override name = '2026-12-18-payments-guarded-by-condition';

  override up(): void {
    for (const sql of [TOLD, UNMATCHED]) this.addSql(sql);
  }
}

export class BalancesGuardedByCondition extends Migration {
  override name = '2026-12-18-balances-guarded-by-condition';

  override up(): void {
    for (const table of ['invoice_balance', 'debtor_balance', 'ledger_sum']) {
      this.addSql(`
create or replace trigger ${table}_by_the_ledger_alone before insert or update or delete on ${table}
  for each row when (${BY_HAND}) execute function refuse_other_writers()`);
    }
  }
}

/** No trigger is at work: what a statement of somebody's writes. */
const BY_HAND = 'pg_trigger_depth() = 0';

const TOLD = `
do $$
declare
  changed text;
begin
  select string_agg(format('new.%1$I is distinct from old.%1$I', attname), ' or ' order by attnum) into changed
  from pg_attribute where attrelid = 'payment'::regclass and attnum > 0 and not attisdropped
    and attname <> all ('{unmatched_ore,status,outcome,suggestions,held_by_person,note,same_as_id}');
  execute format('create or replace trigger payment_never_changes before update on payment for each row
    when (%s or old.same_as_id is not null and new.same_as_id is distinct from old.same_as_id)
    execute function refuse_change_of_payment()', changed);
end $$`;

const UNMATCHED = `
drop trigger payment_unmatched_by_the_ledger_alone on payment;
create trigger payment_begins_unmatched before insert on payment
  for each row when (new.unmatched_ore <> new.amount_ore) execute function refuse_unmatched_by_hand();
create trigger payment_unmatched_by_the_ledger_alone before update on payment
  for each row when (new.unmatched_ore <> old.unmatched_ore and ${BY_HAND}) execute function refuse_unmatched_by_hand()`;
