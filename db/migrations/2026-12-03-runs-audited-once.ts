import { Migration } from '@mikro-orm/migrations';

/**
 * A change of a billing run was told twice, as `run` and as `billing_run`: it is now told once, as the table is called. What was told stays:
 * each entry of a `run` has one of a `billing_run` beside it, in the same trail.
 */
export class RunsAuditedOnce extends Migration {
  override name = '2026-12-03-runs-audited-once';

  override up(): void {
    this.addSql('drop trigger if exists run_audited on billing_run');
  }
}
