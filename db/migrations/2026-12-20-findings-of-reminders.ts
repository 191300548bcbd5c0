import { Migration } from '@mikro-orm/migrations';

/** Self-checks tell of reminders too: of those whose mail has not gone out, and whose balance is not what was posted. */
export class FindingsOfReminders extends Migration {
  override name = '2026-12-20-findings-of-reminders';

  override up(): void {
    this.addSql(FINDINGS);
  }
}

const FINDINGS = `
alter table self_check_finding
  drop constraint self_check_finding_object_type_check,
  add constraint self_check_finding_object_type_check check (object_type in ('subscription', 'run', 'invoice', 'reminder', 'delivery', 'creditor',
    'message', 'one_off_line', 'payment_mail', 'debtor', 'payment', 'received_file'));`;
