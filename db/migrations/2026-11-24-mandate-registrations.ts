import { Migration } from '@mikro-orm/migrations';

/**
 * What a creditor has Betalingsservice register of a debtor's mandate: a new one on a bank account, the end of one, another customer
 * number.
 *
 * - One of a kind waits for a debtor at a time, and each is in at most one delivery.
 * - It never changes but for its status: what was sent stays on record as it was sent.
 * - Bank accounts and CPR numbers stand here and in the bytes of the delivery, and in no audit trail.
 */
export class MandateRegistrations extends Migration {
  override name = '2026-11-24-mandate-registrations';

  override up(): void {
    for (const sql of [REGISTRATIONS, CHANGES, AUDITED_TABLES]) this.addSql(sql);
  }
}

const REGISTRATIONS = `
create table mandate_registration (
  id uuid primary key,
  creditor_id uuid not null,
  debtor_id uuid not null,
  kind varchar(32) not null check (kind in ('register', 'cancel', 'change_customer_number')),
  -- the bank account and whose it is, a CPR or CVR number: of a new mandate
  registration_number char(4) check (registration_number ~ '^[0-9]{4}$'),
  account_number varchar(10) check (account_number ~ '^[0-9]{1,10}$'),
  payer_number varchar(10) check (payer_number ~ '^([0-9]{8}|[0-9]{10})$'),
  -- the mandate in force when it was asked for
  mandate_number char(9) check (mandate_number ~ '^[0-9]{9}$'),
  new_customer_number varchar(15) check (new_customer_number ~ '^[0-9]{1,15}$'),
  -- null for at once
  wanted_on date,
  status varchar(16) not null check (status in ('queued', 'delivered', 'withdrawn')),
  delivery_id uuid,
  created_at timestamptz not null default now(),
  foreign key (creditor_id, debtor_id) references debtor (creditor_id, id) deferrable initially deferred,
  foreign key (creditor_id, delivery_id) references delivery (creditor_id, id) deferrable initially deferred,
  constraint mandate_registration_has_what_its_kind_needs check (
    (kind = 'register') = (registration_number is not null)
    and (kind = 'register') = (account_number is not null)
    and (kind = 'register') = (payer_number is not null)
    and (kind = 'change_customer_number') = (new_customer_number is not null)
    and case kind when 'register' then mandate_number is null
      when 'cancel' then mandate_number is not null and wanted_on is null else true end),
  constraint mandate_registration_delivered_by_a_delivery check ((status = 'delivered') = (delivery_id is not null))
);
create unique index mandate_registration_queued_once on mandate_registration (debtor_id, kind) where status = 'queued';
create index mandate_registration_queue on mandate_registration (creditor_id, id) where status = 'queued';
create index mandate_registration_list on mandate_registration (creditor_id, id);
create index mandate_registration_by_delivery on mandate_registration (delivery_id);`;

const CHANGES = `
create function refuse_change_but_of_status() returns trigger language plpgsql as $$
begin
  if old.status <> 'queued' or to_jsonb(new) - '{status,delivery_id}'::text[] is distinct from to_jsonb(old) - '{status,delivery_id}'::text[]
  then
    raise exception 'a registration never changes once delivered or withdrawn' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger mandate_registration_never_changes before update on mandate_registration
  for each row execute function refuse_change_but_of_status();
create trigger mandate_registration_never_goes before delete on mandate_registration for each row execute function refuse_change();`;

const AUDITED_TABLES = `
select audit_table('mandate_registration', 'mandate_registration', 'debtor', 'debtor_id',
  left_out => '{registration_number,account_number,payer_number}');`;
