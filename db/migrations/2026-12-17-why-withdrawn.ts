import { Migration } from '@mikro-orm/migrations';

/**
 * Why a collection was taken out of the queue stands beside it: one that was `settled` is queued again when its invoice is open again, and no
 * other is. Of those that were withdrawn before nobody knows it: null.
 */
export class WhyWithdrawn extends Migration {
  override name = '2026-12-17-why-withdrawn';

  override up(): void {
    this.addSql(`
alter table collection
  add column withdrawn_as varchar(16) check (withdrawn_as in ('settled', 'by_person', 'without_mandate')),
  add constraint collection_withdrawn_says_why check (withdrawn_as is null or status = 'withdrawn')`);
  }
}
