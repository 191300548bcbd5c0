import { Migration } from '@mikro-orm/migrations';

/** The files that a creditor has uploaded are found among those of all creditors. */
export class UploadsInOrder extends Migration {
  override name = '2026-12-02-uploads-in-order';

  override up(): void {
    this.addSql('create index received_file_uploaded on received_file (uploaded_by, id) where uploaded_by is not null');
  }
}
