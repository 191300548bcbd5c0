import { Migration } from '@mikro-orm/migrations';

/** Registrations of mandates are listed by status and debtor, payment mails by status and deliveries by type, without reading all others. */
export class SentByKind extends Migration {
  override name = '2026-12-13-sent-by-kind';

  override up(): void {
    this.addSql('create index mandate_registration_by_status on mandate_registration (creditor_id, status)');
    this.addSql('create index mandate_registration_by_debtor on mandate_registration (creditor_id, debtor_id)');
    this.addSql('create index payment_mail_by_status on payment_mail (creditor_id, status)');
    this.addSql('create index delivery_by_type on delivery (creditor_id, type)');
  }
}
