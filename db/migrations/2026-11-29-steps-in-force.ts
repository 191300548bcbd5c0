import { Migration } from '@mikro-orm/migrations';

/**
 * A yearly step is in force once its announcement has been sent, and a plan until then:
 *
 * - `in_force_at` says since when; null for a plan, which may still change or go;
 * - what has been announced never changes, as before.
 *
 * Steps that are there already stand in the lines, and so do those that a worker of the version before writes meanwhile: both are in force,
 * by the default. From which price and index a next step reckons follows from the steps as they are kept.
 */
export class StepsInForce extends Migration {
  override name = '2026-11-29-steps-in-force';

  override up(): void {
    for (const sql of [IN_FORCE, NEVER_CHANGES]) this.addSql(sql);
  }
}

const IN_FORCE = `alter table indexation_step add column in_force_at timestamptz default now();`;

const NEVER_CHANGES = `
drop trigger indexation_step_never_changes on indexation_step;
create trigger indexation_step_never_changes before update or delete on indexation_step
  for each row when (old.in_force_at is not null) execute function refuse_change();`;
