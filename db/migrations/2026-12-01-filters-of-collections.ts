import { Migration } from '@mikro-orm/migrations';

/** Invoices are found by what has become of their collections, and collections by their debtor. */
export class FiltersOfCollections extends Migration {
  override name = '2026-12-01-filters-of-collections';

  override up(): void {
    this.addSql('create index collection_by_status on collection (creditor_id, status, invoice_id)');
    this.addSql('create index collection_by_debtor on collection (creditor_id, debtor_id)');
  }
}
