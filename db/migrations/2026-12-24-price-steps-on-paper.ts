import { Migration } from '@mikro-orm/migrations';

/**
 * A yearly step of prices is announced on paper where the debtor gets paper. What the letter says stands with it: the plan that it tells of may change or
 * go as long as it waits, and the letter of a batch never changes.
 */
export class PriceStepsOnPaper extends Migration {
  override name = '2026-12-24-price-steps-on-paper';

  override up(): void {
    this.addSql(`
alter table print_item
  add column indexation_step_id uuid,
  -- reference and lines, as they are announced
  add column price_step jsonb,
  drop constraint print_item_of_one,
  add constraint print_item_of_one check (num_nonnulls(invoice_id, payment_mail_id, statement_mail_id, indexation_step_id) = 1),
  add constraint print_item_says_its_step check ((indexation_step_id is null) = (price_step is null));
create unique index print_item_step_waits on print_item (indexation_step_id) where batch_id is null and indexation_step_id is not null;
create index print_item_of_step on print_item (indexation_step_id, id) where indexation_step_id is not null;
-- what a letter says stands on its rule
select audit_table('print_item', 'print_item', 'debtor', 'debtor_id', left_out => '{batch_id,price_step}');`);
  }
}
