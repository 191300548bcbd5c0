import { Migration } from '@mikro-orm/migrations';

/**
 * What is open is added up by debtor and by age out of the indexes alone, which hold nothing else; and what is settled is found newest first
 * without passing all that is still to be paid.
 */
export class OpenBalances extends Migration {
  override name = '2026-12-02-open-balances';

  override up(): void {
    this.addSql('drop index invoice_balance_open');
    this.addSql('drop index invoice_balance_by_debtor');
    this.addSql(
      'create index invoice_balance_open on invoice_balance (creditor_id, due_on, invoice_id) include (debtor_id, open_ore) where open_ore > 0',
    );
    this.addSql(
      'create index invoice_balance_by_debtor on invoice_balance (creditor_id, debtor_id, invoice_id) include (due_on, open_ore) where open_ore > 0',
    );
    this.addSql('create index invoice_balance_settled on invoice_balance (creditor_id, invoice_id) where open_ore = 0');
  }
}
