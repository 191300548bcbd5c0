import { Migration } from '@mikro-orm/migrations';

/**
 * What a customer's bookkeeping knows an invoice by: the subscription's reference, the debtor's EAN and own reference, and on a line the
 * number of its item. As they stood when it was issued. Invoices that are there already have none, and so their papers stay as they are.
 */
export class ReferencesOnInvoices extends Migration {
  override name = '2026-11-30-references-on-invoices';

  override up(): void {
    for (const sql of [DEBTORS, INVOICES, LINES]) this.addSql(sql);
  }
}

const DEBTORS = 'alter table debtor add column reference varchar(100)';

const INVOICES = `
alter table invoice
  add column subscription_reference varchar(100),
  add column debtor_ean char(13),
  add column debtor_reference varchar(100);`;

const LINES = 'alter table invoice_line add column item_number varchar(32)';
