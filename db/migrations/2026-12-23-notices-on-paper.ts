import { Migration } from '@mikro-orm/migrations';

/**
 * What tells a debtor something beside documents goes on paper as well: that Betalingsservice does not bring the money of an invoice, and a statement of
 * account. Its row says `on_paper` and names no address, and a trigger lays it in the print queue: both are there or neither.
 */
export class NoticesOnPaper extends Migration {
  override name = '2026-12-23-notices-on-paper';

  override up(): void {
    for (const sql of [ITEMS, MAILS, QUEUED_WITH_NOTICES]) this.addSql(sql);
  }
}

const ITEMS = `
alter table print_item
  alter column invoice_id drop not null,
  add column payment_mail_id uuid,
  add column statement_mail_id uuid,
  add foreign key (creditor_id, payment_mail_id) references payment_mail (creditor_id, id) deferrable initially deferred,
  add foreign key (creditor_id, statement_mail_id) references statement_mail (creditor_id, id) deferrable initially deferred,
  add constraint print_item_of_one check (num_nonnulls(invoice_id, payment_mail_id, statement_mail_id) = 1);
create unique index print_item_of_payment_mail on print_item (payment_mail_id) where payment_mail_id is not null;
create unique index print_item_of_statement_mail on print_item (statement_mail_id) where statement_mail_id is not null;`;

// Not checked against the rows that are there: those of the former rules fulfil these too.
const MAILS = `
alter table payment_mail
  drop constraint payment_mail_status_check,
  drop constraint payment_mail_has_a_recipient,
  add constraint payment_mail_status_check check (status in ('waiting', 'sent', 'failed', 'not_needed', 'on_paper')) not valid,
  add constraint payment_mail_has_a_recipient check (recipient is not null or status in ('failed', 'not_needed', 'on_paper')) not valid;
alter table statement_mail
  alter column recipient drop not null,
  drop constraint statement_mail_status_check,
  add constraint statement_mail_status_check check (status in ('waiting', 'sent', 'failed', 'on_paper')) not valid,
  add constraint statement_mail_has_a_recipient check ((recipient is null) = (status = 'on_paper')) not valid;`;

const QUEUED_WITH_NOTICES = `
create function queue_notice_for_print() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'payment_mail' then
    insert into print_item (id, creditor_id, debtor_id, payment_mail_id)
      select uuidv7(), new.creditor_id, debtor_id, new.id from invoice where creditor_id = new.creditor_id and id = new.invoice_id;
  else
    insert into print_item (id, creditor_id, debtor_id, statement_mail_id) values (uuidv7(), new.creditor_id, new.debtor_id, new.id);
  end if;
  return null;
end $$;
create trigger payment_mail_queued_for_print after insert on payment_mail
  for each row when (new.status = 'on_paper') execute function queue_notice_for_print();
create trigger statement_mail_queued_for_print after insert on statement_mail
  for each row when (new.status = 'on_paper') execute function queue_notice_for_print();`;
