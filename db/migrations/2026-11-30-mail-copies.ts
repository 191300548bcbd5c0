import { Migration } from '@mikro-orm/migrations';

/** Copies of mails that were sent: each a mail of its own, to the address of the day on which a person asked for it. A new table alone. */
export class MailCopies extends Migration {
  override name = '2026-11-30-mail-copies';

  override up(): void {
    this.addSql(COPIES);
  }
}

const COPIES = `
create table invoice_mail_copy (
  -- a version 7 UUID: the list of mails goes by it
  id uuid primary key,
  creditor_id uuid not null,
  invoice_id uuid not null,
  recipient varchar(254) not null,
  message_id varchar(255) not null unique,
  status varchar(16) not null check (status in ('waiting', 'sent', 'failed')),
  attempts int not null default 0 check (attempts >= 0),
  last_error varchar(1000),
  -- the message as it is sent, byte for byte: composed once, so that a second try sends the same
  content bytea,
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  unique (creditor_id, id),
  foreign key (creditor_id, invoice_id) references invoice (creditor_id, id) deferrable initially deferred,
  constraint invoice_mail_copy_sent_has_a_time check ((status = 'sent') = (sent_at is not null))
);
-- compressed already: another attempt at it costs time at every insert and wins nothing
alter table invoice_mail_copy alter column content set storage external;
-- asked twice at once it is one copy that is under way
create unique index invoice_mail_copy_one_waits on invoice_mail_copy (invoice_id) where status = 'waiting';
create index invoice_mail_copy_not_sent on invoice_mail_copy (creditor_id, id) where status in ('waiting', 'failed');`;
