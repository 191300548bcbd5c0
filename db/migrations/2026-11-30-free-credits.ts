import { Migration } from '@mikro-orm/migrations';

/**
 * A credit by free lines is told to the ledger of days when it is given: what of it falls on which days of which line. So a credit by
 * days gives back no more than what those days still cost, and days that were given back before bear none of it. The rows of a new
 * kind alone: of credits by free lines that came before there are none, and what they gave is spread over all days of their invoice.
 *
 * The constraint is checked at once: the table is young, and holds a row for each adjustment and each credit by days.
 */
export class FreeCredits extends Migration {
  override name = '2026-11-30-free-credits';

  override up(): void {
    this.addSql(`
alter table day_entry
  drop constraint day_entry_kind_check,
  add constraint day_entry_kind_check check (kind in ('adjusted', 'given_back', 'set_off', 'given_freely'))`);
  }
}
