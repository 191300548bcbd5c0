import { Migration } from '@mikro-orm/migrations';

/** What items cost from a day on. The price on the item itself is the one before the first of these. */
export class ItemPrices extends Migration {
  override name = '2026-11-23-item-prices';

  override up(): void {
    this.addSql(`
create table item_price (
  creditor_id uuid not null,
  item_id uuid not null,
  valid_from date not null,
  unit_price_micro bigint not null check (unit_price_micro between 0 and 9999999999999999),
  created_at timestamptz not null default now(),
  primary key (item_id, valid_from),
  foreign key (creditor_id, item_id) references item (creditor_id, id) deferrable initially deferred
);
select audit_table('item_price', 'item_price', 'item', 'item_id', key_columns => '{valid_from}')`);
  }
}
