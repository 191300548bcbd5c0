import { Migration } from '@mikro-orm/migrations';

/**
 * The list of invoices is asked for by amount, by the way of paying and for credit notes alone, without reading what is not asked for. Credit
 * notes are few, and their index is none that a foreign key is checked by.
 */
export class FiltersOfInvoices extends Migration {
  override name = '2026-12-01-filters-of-invoices';

  override up(): void {
    this.addSql('create index invoice_by_total on invoice (creditor_id, total_ore)');
    this.addSql('create index invoice_by_payment_method on invoice (creditor_id, payment_method, issued_on)');
    this.addSql(`create index invoice_credit_notes on invoice (creditor_id, id) where series = 'credit_note'`);
  }
}
