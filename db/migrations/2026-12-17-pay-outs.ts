import { Migration } from '@mikro-orm/migrations';

/**
 * What Betalingsservice is to pay out to debtors of what they have to the good: queued, then in exactly one delivery.
 *
 * - One at a time for a debtor, so that nothing is paid out twice.
 * - Nothing is posted before Betalingsservice has said that it was paid: that is a payment as any other, below zero, and is posted as `paid_out`.
 */
export class PayOuts extends Migration {
  override name = '2026-12-17-pay-outs';

  override up(): void {
    for (const sql of [PAY_OUTS, RULES, POSTINGS, AUDITED_TABLES]) this.addSql(sql);
  }
}

const PAY_OUTS = `
create table pay_out (
  id uuid primary key,
  creditor_id uuid not null references creditor (id) deferrable initially deferred,
  debtor_id uuid not null,
  amount_ore bigint not null check (amount_ore between 1 and 9999999999999),
  note varchar(200) not null,
  -- what the delivery names it by, and a return brings back: one of the creditor's payment numbers, which no invoice has
  reference varchar(30) not null,
  status varchar(16) not null check (status in ('queued', 'delivered', 'paid', 'refused', 'withdrawn')),
  withdrawn_as varchar(16) check (withdrawn_as in ('by_person', 'without_mandate', 'without_credit')),
  -- as it was delivered
  delivery_id uuid,
  customer_number varchar(15),
  payment_date date,
  -- that tells that it was paid or refused
  payment_id uuid,
  created_at timestamptz not null default now(),
  unique (creditor_id, id),
  foreign key (creditor_id, debtor_id) references debtor (creditor_id, id) deferrable initially deferred,
  foreign key (creditor_id, delivery_id) references delivery (creditor_id, id) deferrable initially deferred,
  foreign key (creditor_id, payment_id) references payment (creditor_id, id) deferrable initially deferred,
  constraint pay_out_reference_once unique (creditor_id, reference),
  constraint pay_out_delivered_by_a_delivery check (
    (status in ('delivered', 'paid', 'refused')) = (delivery_id is not null)
    and (delivery_id is null) = (customer_number is null) and (delivery_id is null) = (payment_date is null)),
  constraint pay_out_withdrawn_says_why check ((status = 'withdrawn') = (withdrawn_as is not null)),
  constraint pay_out_answered_by_a_payment check ((status in ('paid', 'refused')) = (payment_id is not null))
);
create unique index pay_out_one_at_a_time on pay_out (debtor_id) where status in ('queued', 'delivered');
create index pay_out_queue on pay_out (creditor_id, id) where status = 'queued';
create index pay_out_list on pay_out (creditor_id, id);
create index pay_out_by_status on pay_out (creditor_id, status);
create index pay_out_by_debtor on pay_out (creditor_id, debtor_id);
create index pay_out_by_delivery on pay_out (delivery_id) where delivery_id is not null;
create index pay_out_by_payment on pay_out (payment_id) where payment_id is not null;`;

const RULES = `
create function guard_pay_out() returns trigger language plpgsql as $$
begin
  if (old.status, new.status) not in (
    ('queued', 'delivered'), ('queued', 'withdrawn'), ('delivered', 'paid'), ('delivered', 'refused'))
  then
    raise exception 'a pay-out that is % does not become %', old.status, new.status using errcode = 'restrict_violation';
  end if;
  if (new.amount_ore, new.reference, new.debtor_id) is distinct from (old.amount_ore, old.reference, old.debtor_id) then
    raise exception 'what a pay-out is about never changes' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger pay_out_status_follows before update on pay_out for each row execute function guard_pay_out();
create trigger pay_out_never_goes before delete on pay_out for each row execute function refuse_change();`;

// As in `2026-12-18-payments-written-once`.
const IS_SETTLED = `by_rules and p.status = 'new' and p.amount_ore > 0 and p.unmatched_ore + d.delta = 0`;

// What Betalingsservice has paid out is money that has left the bank; it waits as any payment until it is known whose it was.
const POSTINGS = `
create or replace function post_payments() returns trigger language plpgsql as $$
begin
  insert into ledger_transfer (creditor_id, booked_on, kind, debit, credit, amount_ore, payment_id)
  select creditor_id, booked_on,
    case when amount_ore > 0 then 'received' when kind = 'paid' then 'paid_out' else 'taken_back' end,
    case when amount_ore > 0 then 'bank' else 'unmatched' end,
    case when amount_ore > 0 then 'unmatched' else 'bank' end,
    abs(amount_ore), id
  from added where amount_ore <> 0 order by id;
  return null;
end $$;
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
    from added where 'unmatched' in (debit, credit) and kind not in ('received', 'taken_back', 'paid_out') group by 1) d
  where p.id = d.payment_id;
  return null;
end $$;`;

const AUDITED_TABLES = `select audit_table('pay_out', 'pay_out', 'debtor', 'debtor_id', '{reference}');`;
