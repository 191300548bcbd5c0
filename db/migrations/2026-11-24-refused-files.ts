import { Migration } from '@mikro-orm/migrations';

/**
 * A refused file is no longer in the way of its own bytes. What was refused because of who sent it, or before its creditor was set up, is
 * read when it comes again; the money of a file that one creditor uploads in vain comes by the channel all the same.
 *
 * What a delivery has taken along is found by each of the things that a return may name it by. Of a file that fills empty tables, keys are
 * checked by the indexes of the keys.
 */
export class RefusedFiles extends Migration {
  override name = '2026-11-24-refused-files';

  override up(): void {
    for (const sql of [SAME_CONTENT, WHAT_RETURNS_NAME, CHECKED_KEYS]) this.addSql(sql);
  }
}

const SAME_CONTENT = `
alter table received_file drop constraint received_file_same_content_once;
create unique index received_file_same_content_once on received_file (sha256) where status <> 'refused';
create index received_file_refused on received_file (sha256) where status = 'refused';`;

const WHAT_RETURNS_NAME = `
drop index collection_by_entry;
create index collection_by_reference on collection (creditor_id, entry_reference) where entry_reference is not null;
create index collection_by_slip_reference on collection (creditor_id, left(entry_reference, 9)) where entry_reference is not null;
create index collection_by_customer_and_day on collection (creditor_id, customer_number, payment_date) where entry_reference is not null;`;

// PostgreSQL plans the check of a foreign key once, on tables that may be empty then, where any index that begins with the creditor and holds
// the id looks as good as the key's own.
const CHECKED_KEYS = `
drop index payment_list;
drop index payment_match_by_debtor;
create index payment_match_by_debtor on payment_match (debtor_id, id);`;
