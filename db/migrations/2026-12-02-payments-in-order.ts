import { Migration } from '@mikro-orm/migrations';

/**
 * Payments are listed newest first by their status, by the way that they came and where they bring no money, also where there are few of them; and
 * what a payer wrote is found by an index that names the payments in which it stands, and not ten times as many. How many payments have a part of
 * a text PostgreSQL reckons of a sample of the texts as they are searched.
 */
export class PaymentsInOrder extends Migration {
  override name = '2026-12-02-payments-in-order';

  override up(): void {
    this.addSql('create extension if not exists btree_gin');
    this.addSql('drop index payment_search');
    this.addSql(
      'create index payment_search on payment using gin (creditor_id, lower(payer_text) gin_trgm_ops) where payer_text is not null',
    );
    this.addSql('create statistics payment_payer_text on lower(payer_text) from payment');
    this.addSql('create index payment_by_status on payment (creditor_id, status, id)');
    this.addSql('create index payment_by_source on payment (creditor_id, source, id)');
    this.addSql(`create index payment_without_money on payment (creditor_id, kind, id) where kind <> 'paid'`);
  }
}
