import { Migration } from '@mikro-orm/migrations';

/**
 * Whose word a file has, and what is nobody's:
 *
 * - what comes by the channel outranks what a creditor uploads: an upload keeps no genuine file of its delivery from being read. What is
 *   uploaded twice by one creditor is still read once, and so is what comes by the channel;
 * - `outranked_by` says of an upload that the channel has brought the same delivery with other content;
 * - a record of a creditor that is not set up here says in columns what it named and how much it came to, and when it was booked after all.
 */
export class WhoseFiles extends Migration {
  override name = '2026-11-30-whose-files';

  override up(): void {
    for (const sql of [OUTRANKED, OF_NOBODY]) this.addSql(sql);
  }
}

const OUTRANKED = `
alter table received_file add column outranked_by uuid references received_file (id) deferrable initially deferred;
drop index received_file_delivery_once;
create unique index received_file_delivery_once on received_file (type, supplier, delivery_id)
  where status <> 'refused' and origin = 'channel';
create unique index received_file_upload_once on received_file (type, supplier, delivery_id, uploaded_by)
  where status <> 'refused' and origin = 'upload';`;

const OF_NOBODY = `
alter table received_notice
  add column amount_ore bigint,
  add column named_by varchar(24) check (named_by in ('pbs_number', 'fi_creditor_number', 'account')),
  add column named_number varchar(34),
  add column settled_at timestamptz;
update received_notice n set
  amount_ore = (substring(text from ', (-?[0-9]+) øre$'))::bigint,
  named_by = replace(substring(text from ' of (pbs number|fi creditor number|account) '), ' ', '_'),
  named_number = substring(text from ' of (?:pbs number|fi creditor number|account) ([0-9A-Z]+)')
where code = 'unknown_creditor';
create index received_notice_of_nobody on received_notice (received_file_id, position) where creditor_id is null;`;
