import { Migration } from '@mikro-orm/migrations';

/**
 * A person says what became of a pay-out that Betalingsservice never answers, with a reason: else the debtor's credit would be promised for good. What a
 * person has said can be said otherwise, with a new reason, and what Betalingsservice tells of one that was said to be refused counts.
 */
export class PayOutsAnswered extends Migration {
  override name = '2026-12-22-pay-outs-answered';

  override up(): void {
    for (const sql of [COLUMN, RULES, FINDINGS]) this.addSql(sql);
  }
}

const COLUMN = `
alter table pay_out
  -- why a person says that it was paid or refused
  add column answer_note varchar(200),
  drop constraint pay_out_answered_by_a_payment,
  add constraint pay_out_answered_by_a_payment check ((status in ('paid', 'refused')) = (num_nonnulls(payment_id, answer_note) > 0));
create index pay_out_by_customer_and_day on pay_out (creditor_id, customer_number, payment_date) where customer_number is not null;`;

const RULES = `
create or replace function guard_pay_out() returns trigger language plpgsql as $$
begin
  if (old.status, new.status) not in (
    ('queued', 'delivered'), ('queued', 'withdrawn'), ('delivered', 'paid'), ('delivered', 'refused'))
    and not (old.payment_id is null and old.answer_note is not null and new.status in ('paid', 'refused')
      and (old.status = 'refused' or new.payment_id is null))
  then
    raise exception 'a pay-out that is % does not become %', old.status, new.status using errcode = 'restrict_violation';
  end if;
  if (new.amount_ore, new.reference, new.debtor_id) is distinct from (old.amount_ore, old.reference, old.debtor_id) then
    raise exception 'what a pay-out is about never changes' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;`;

// A word more, beside those that it may have by then.
const FINDINGS = `
do $$
declare
  rule text := (select pg_get_constraintdef(oid) from pg_constraint
    where conrelid = 'self_check_finding'::regclass and conname = 'self_check_finding_object_type_check');
begin
  execute 'alter table self_check_finding drop constraint self_check_finding_object_type_check, add constraint self_check_finding_object_type_check '
    || replace(rule, 'ARRAY[', 'ARRAY[''pay_out''::character varying, ');
end $$;`;
