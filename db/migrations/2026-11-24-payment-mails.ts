import { Migration } from '@mikro-orm/migrations';

/**
 * Mails that ask a debtor to pay by FI 71 when Betalingsservice does not bring the money:
 *
 * - one for each invoice, reason and cause, however often it is asked for;
 * - a debtor without an address gets none: the mail is there and has failed, so that a person sees it.
 *
 * Collections are audited from here on, for a person may withdraw and cancel them.
 */
export class PaymentMails extends Migration {
  override name = '2026-11-24-payment-mails';

  override up(): void {
    for (const sql of [MAILS, FINDINGS, AUDITED_TABLES]) this.addSql(sql);
  }
}

const MAILS = `
create table payment_mail (
  -- a version 7 UUID: the list of mails goes by it
  id uuid primary key,
  creditor_id uuid not null,
  invoice_id uuid not null,
  reason varchar(16) not null
    check (reason in ('rejected', 'cancelled', 'charged_back', 'mandate_ended', 'withdrawn', 'too_late')),
  -- the payment, the mandate or the collection
  cause_id uuid not null,
  -- what is open of the invoice: when the mail was asked for, and from its composing on what it says
  amount_ore bigint not null check (amount_ore > 0),
  recipient varchar(254),
  message_id varchar(255) not null unique,
  status varchar(16) not null check (status in ('waiting', 'sent', 'failed', 'not_needed')),
  attempts int not null default 0 check (attempts >= 0),
  last_error varchar(1000),
  -- the message as it is sent, byte for byte: composed once, so that a second try sends the same
  content bytea,
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  unique (creditor_id, id),
  foreign key (creditor_id, invoice_id) references invoice (creditor_id, id) deferrable initially deferred,
  constraint payment_mail_once unique (invoice_id, reason, cause_id),
  constraint payment_mail_sent_has_a_time check ((status = 'sent') = (sent_at is not null)),
  constraint payment_mail_has_a_recipient check (recipient is not null or status in ('failed', 'not_needed'))
);
-- compressed already: another attempt at it costs time at every insert and wins nothing
alter table payment_mail alter column content set storage external;
create index payment_mail_not_sent on payment_mail (creditor_id, id) where status in ('waiting', 'failed');`;

const FINDINGS = `
alter table self_check_finding
  drop constraint self_check_finding_object_type_check,
  add constraint self_check_finding_object_type_check
    check (object_type in ('subscription', 'run', 'invoice', 'creditor', 'message', 'one_off_line', 'payment_mail'));`;

// Mails are written by Termin alone.
const AUDITED_TABLES = `
select audit_table('collection', 'collection');`;
