import { Migration } from '@mikro-orm/migrations';

/** The operator's list of all creditors' open findings, and those of one code, are read without those that are closed. */
export class OpenFindingsOfAll extends Migration {
  override name = '2026-12-28-open-findings-of-all';

  override up(): void {
    this.addSql(`create index self_check_finding_open on self_check_finding (id) where status = 'open'`);
    this.addSql(`create index self_check_finding_open_by_code on self_check_finding (code, id) where status = 'open'`);
  }
}
