import { Migration } from '@mikro-orm/migrations';

/** A payer who writes a name and no number is found by it, without reading all debtors. */
export class PayersByName extends Migration {
  override name = '2026-11-30-payers-by-name';

  override up(): void {
    this.addSql('create index debtor_by_name on debtor (creditor_id, lower(name))');
  }
}
