import { Migration } from '@mikro-orm/migrations';

/**
 * What the change that a version of a standing line begins with has set: a change to an earlier day counts until then, field by field,
 * so that the order in which changes are made does not matter.
 */
export class LineChanges extends Migration {
  override name = '2026-11-23-line-changes';

  override up(): void {
    this.addSql(`
alter table standing_line
  add column set_fields text[] not null default '{}' check (set_fields <@ '{price,quantity,discount,text}')`);
  }
}
