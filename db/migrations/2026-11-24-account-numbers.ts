import { Migration } from '@mikro-orm/migrations';

/** The numbers and names that a creditor's bookkeeping has for the accounts of the ledger. What has none goes by the defaults of the code. */
export class AccountNumbers extends Migration {
  override name = '2026-11-24-account-numbers';

  override up(): void {
    this.addSql(ACCOUNTS);
  }
}

const ACCOUNTS = `
create table creditor_ledger_account (
  creditor_id uuid not null references creditor (id) deferrable initially deferred,
  account varchar(16) not null check (account in ('receivables', 'credits', 'unmatched', 'bank', 'sales', 'vat', 'write_offs')),
  number varchar(20) not null check (number <> ''),
  name varchar(100) not null check (name <> ''),
  primary key (creditor_id, account)
);
select audit_table('creditor_ledger_account', 'ledger_account', 'creditor', 'creditor_id', key_columns => '{account}');`;
