import { Migration } from '@mikro-orm/migrations';

/**
 * The catalogue: descriptions in both languages, items that are no longer sold, and prices from a day on. The price that an item has of
 * its own stays what it is: the one before the first dated one, so that what ran before this migration goes on.
 */
export class ItemPrices extends Migration {
  override name = '2026-11-23-item-prices';

  override up(): void {
    for (const sql of [CATALOGUE, PRICES]) this.addSql(sql);
  }
}

const CATALOGUE = `
alter table item
  add column description_da varchar(1000),
  add column description_en varchar(1000),
  -- from then on it is put on no new line
  add column archived_at timestamptz;`;

const PRICES = `
create table item_price (
  item_id uuid not null,
  valid_from date not null,
  creditor_id uuid not null,
  unit_price_micro bigint not null check (unit_price_micro between 0 and 9999999999999999),
  created_at timestamptz not null default now(),
  primary key (item_id, valid_from),
  foreign key (creditor_id, item_id) references item (creditor_id, id) deferrable initially deferred
);
select audit_table('item_price', 'item_price', 'item', 'item_id', key_columns => '{valid_from}');`;
