import { Migration } from '@mikro-orm/migrations';

/**
 * A new payment that finds all of its invoices is written once, by the ledger: what is left of it, and that it is matched exactly. What else is
 * decided of a payment is written after that. Each time a payment is written all of its indexes are, since some hold its status.
 *
 * Where a person acts, that person's statement says what becomes of the payment, and the trail tells of it once. A function alone is replaced:
 * versions before this one write after it what it has written.
 */
export class PaymentsWrittenOnce extends Migration {
  override name = '2026-12-18-payments-written-once';

  override up(): void {
    this.addSql(KEEP_UNMATCHED);
  }
}

const IS_SETTLED = `by_rules and p.status = 'new' and p.amount_ore > 0 and p.unmatched_ore + d.delta = 0`;

const KEEP_UNMATCHED = `
create or replace function keep_unmatched() returns trigger language plpgsql as $$
declare
  by_rules boolean := coalesce(current_setting('termin.actor', true), '') = '';
begin
  update payment p set unmatched_ore = p.unmatched_ore + d.delta,
    status = case
      when ${IS_SETTLED} then 'matched'
      when p.status in ('matched', 'dismissed') and p.unmatched_ore + d.delta <> 0 then 'waiting'
      else p.status end,
    outcome = case when ${IS_SETTLED} then 'exact' else p.outcome end
  from (
    select payment_id, sum(case when credit = 'unmatched' then amount_ore else -amount_ore end) delta
    from added where 'unmatched' in (debit, credit) and kind not in ('received', 'taken_back') group by 1) d
  where p.id = d.payment_id;
  return null;
end $$;`;
