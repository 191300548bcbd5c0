import { Migration } from '@mikro-orm/migrations';

/** Self-checks tell of received files too: of those whose reading stands still. */
export class FindingsOfFiles extends Migration {
  override name = '2026-11-30-findings-of-files';

  override up(): void {
    this.addSql(FINDINGS);
  }
}

const FINDINGS = `
alter table self_check_finding
  drop constraint self_check_finding_object_type_check,
  add constraint self_check_finding_object_type_check check (object_type in ('subscription', 'run', 'invoice', 'delivery', 'creditor', 'message',
    'one_off_line', 'payment_mail', 'debtor', 'payment', 'received_file'));`;
