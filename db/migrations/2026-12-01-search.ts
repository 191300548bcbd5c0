import { Migration } from '@mikro-orm/migrations';

/** Debtors are found by a part of their e-mail address, and the copies of a mail by their invoice. */
export class Search extends Migration {
  override name = '2026-12-01-search';

  override up(): void {
    this.addSql('create index debtor_search_email on debtor using gist (creditor_id, lower(email) gist_trgm_ops)');
    this.addSql('create index invoice_mail_copy_by_invoice on invoice_mail_copy (invoice_id)');
  }
}
