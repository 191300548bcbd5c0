import { Migration } from '@mikro-orm/migrations';

/**
 * A transfer names a debtor, an invoice or a payment, whose keys hold its creditor as well: a key of the creditor alone was looked up for each
 * transfer to find out the same once more. In three steps, so that no table is locked while the transfers that there are are gone through.
 */
export class TransfersNameSomething extends Migration {
  override name = '2026-12-18-transfers-name-something';

  override up(): void {
    this.addSql(`
alter table ledger_transfer add constraint ledger_transfer_of_a_creditor check (num_nonnulls(debtor_id, invoice_id, payment_id) > 0) not valid`);
  }
}

export class TransfersWereLookedThrough extends Migration {
  override name = '2026-12-18-transfers-were-looked-through';

  override up(): void {
    this.addSql('alter table ledger_transfer validate constraint ledger_transfer_of_a_creditor');
  }
}

export class TransfersOfACreditor extends Migration {
  override name = '2026-12-18-transfers-of-a-creditor';

  override up(): void {
    this.addSql('alter table ledger_transfer drop constraint ledger_transfer_creditor_id_fkey');
  }
}
