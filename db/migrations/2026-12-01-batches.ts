import { Migration } from '@mikro-orm/migrations';

/** A payment keeps what names the batch that it is the sum of, or a part of: a bank tells of one in an entry, or in many. */
export class Batches extends Migration {
  override name = '2026-12-01-batches';

  override up(): void {
    this.addSql(
      'alter table payment add column batch_reference varchar(140), add column is_batch_sum boolean not null default false',
    );
  }
}
