import { Migration } from '@mikro-orm/migrations';

/**
 * Payment slips that Betalingsservice is to send: one for a document, queued with it, then in exactly one delivery. Its amount is what is open
 * when it is delivered, so that nothing has to follow payments before that. A delivery may hold slips alone.
 */
export class Slips extends Migration {
  override name = '2026-12-17-slips';

  override up(): void {
    for (const sql of [SLIPS, RULES, DELIVERIES, AUDITED_TABLES]) this.addSql(sql);
  }
}

const SLIPS = `
create table slip (
  id uuid primary key,
  creditor_id uuid not null,
  debtor_id uuid not null,
  invoice_id uuid not null,
  -- withdrawn: nothing was open when it was to be delivered
  status varchar(16) not null check (status in ('queued', 'delivered', 'withdrawn')),
  -- as it was delivered; the reference is the same for all that were added together in one record
  delivery_id uuid,
  entry_reference varchar(30),
  customer_number varchar(15),
  payment_date date,
  amount_ore bigint check (amount_ore between 1 and 9999999999999),
  created_at timestamptz not null default now(),
  unique (creditor_id, id),
  foreign key (creditor_id, debtor_id) references debtor (creditor_id, id) deferrable initially deferred,
  foreign key (creditor_id, invoice_id) references invoice (creditor_id, id) deferrable initially deferred,
  foreign key (creditor_id, delivery_id) references delivery (creditor_id, id) deferrable initially deferred,
  constraint slip_once_for_a_document unique (invoice_id),
  constraint slip_delivered_by_a_delivery check (
    case status when 'delivered' then num_nulls(delivery_id, entry_reference, customer_number, payment_date, amount_ore) = 0
    else num_nonnulls(delivery_id, entry_reference, customer_number, payment_date, amount_ore) = 0 end)
);
create index slip_queue on slip (creditor_id, id) where status = 'queued';
create index slip_list on slip (creditor_id, id);
create index slip_by_status on slip (creditor_id, status);
create index slip_by_debtor on slip (creditor_id, debtor_id);
create index slip_by_delivery on slip (delivery_id) where delivery_id is not null;
create index slip_by_reference on slip (creditor_id, left(entry_reference, 9)) where entry_reference is not null;`;

const RULES = `
create function guard_slip() returns trigger language plpgsql as $$
begin
  if old.status <> 'queued' then
    raise exception 'a slip never changes once it is %', old.status using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger slip_never_changes before update on slip for each row execute function guard_slip();
create trigger slip_never_goes before delete on slip for each row execute function refuse_change();`;

const DELIVERIES = `
alter table delivery
  drop constraint delivery_holds_what_its_type_says,
  add constraint delivery_holds_what_its_type_says check (
    case type when '0601' then collection_count >= 1 or coalesce(entry_count, 0) >= 1 else collection_count = 0 and net_ore = 0 end);`;

const AUDITED_TABLES = `select audit_table('slip', 'slip', 'debtor', 'debtor_id');`;
