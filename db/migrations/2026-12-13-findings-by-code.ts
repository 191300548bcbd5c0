import { Migration } from '@mikro-orm/migrations';

/** Findings of one code and drafts of one status are listed without reading all others. */
export class FindingsByCode extends Migration {
  override name = '2026-12-13-findings-by-code';

  override up(): void {
    this.addSql('create index self_check_finding_by_code on self_check_finding (creditor_id, code)');
    this.addSql('create index invoice_draft_by_status on invoice_draft (creditor_id, status)');
  }
}
