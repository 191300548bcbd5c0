import { Migration } from '@mikro-orm/migrations';

/** Payments are found by what the payer wrote and by their amount. */
export class FiltersOfPayments extends Migration {
  override name = '2026-12-01-filters-of-payments';

  override up(): void {
    this.addSql(
      'create index payment_search on payment using gist (creditor_id, lower(payer_text) gist_trgm_ops) where payer_text is not null',
    );
    this.addSql('create index payment_by_amount on payment (creditor_id, amount_ore)');
  }
}
