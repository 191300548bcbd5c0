import { Migration } from '@mikro-orm/migrations';

/**
 * What a person watches each day is found without reading what is long settled: the payments of some days, the mails that have failed, and
 * the runs in which somebody needs attention.
 */
export class Overviews extends Migration {
  override name = '2026-11-30-overviews';

  override up(): void {
    this.addSql('create index payment_by_day on payment (creditor_id, booked_on)');
    this.addSql(`create index invoice_mail_failed on invoice_mail (creditor_id, created_at) where status = 'failed'`);
    this.addSql(
      `create index billing_run_member_in_need_by_run on billing_run_member (creditor_id, run_id) where status = 'needs_attention'`,
    );
  }
}
