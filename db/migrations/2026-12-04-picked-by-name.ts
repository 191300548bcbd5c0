import { Migration } from '@mikro-orm/migrations';

/** Items are found by a part of their number or of either name, debtor groups by a part of theirs. */
export class PickedByName extends Migration {
  override name = '2026-12-04-picked-by-name';

  override up(): void {
    this.addSql(
      String.raw`create index item_search on item using gist
(creditor_id, lower(item_number || E'\n' || name_da || E'\n' || name_en) gist_trgm_ops)`,
    );
    this.addSql('create index debtor_group_search on debtor_group using gist (creditor_id, lower(name) gist_trgm_ops)');
  }
}
