import { Migration } from '@mikro-orm/migrations';

/**
 * Workflows that an earlier version started do not know by which calendar their invoices are collected and deliveries closed: the API and
 * the workflow would name different days. This one changes no table. That it has been run means that they have been told:
 * `db/migrate.ts` writes the messages (`db/tell-workflows.ts`) in its transaction, when all others have been run.
 */
export class WorkflowsAreTold extends Migration {
  override name = '2026-11-29-workflows-are-told';

  override up(): void {
    this.addSql('select');
  }
}
