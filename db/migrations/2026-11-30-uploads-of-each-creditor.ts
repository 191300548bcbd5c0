import { Migration } from '@mikro-orm/migrations';

/**
 * Banks write one file for all accounts of a group of companies, and each creditor of it uploads that file for its own: the same bytes are one
 * file for each that uploads them, and one by the channel. Before, the second creditor was answered that there is no such file.
 */
export class UploadsOfEachCreditor extends Migration {
  override name = '2026-11-30-uploads-of-each-creditor';

  override up(): void {
    this.addSql(`
create unique index received_file_channel_content_once on received_file (sha256) where status <> 'refused' and origin = 'channel';
create unique index received_file_upload_content_once on received_file (sha256, uploaded_by) where status <> 'refused' and origin = 'upload';
drop index received_file_same_content_once;`);
  }
}
