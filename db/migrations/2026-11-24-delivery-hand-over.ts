import { Migration } from '@mikro-orm/migrations';

/**
 * How far the file of a delivery has come: closed, being handed over, handed over, received; or in doubt.
 *
 * - That it is about to be handed over is stored before it is: whoever finds that later looks before anything is sent.
 * - A status follows only those that can come before it. Number and bytes still never change.
 * - A delivery in doubt is not sent again by itself: what a person decided is a row of its own, in the audit trail of the delivery.
 *
 * A worker of the version before only notes the time at which it has written a file: that counts as received, as it did there.
 */
export class DeliveryHandOver extends Migration {
  override name = '2026-11-24-delivery-hand-over';

  override up(): void {
    for (const sql of [COLUMNS, RULES, CHANGES, DECISIONS, FINDINGS, AUDITED_TABLES]) this.addSql(sql);
  }
}

const COLUMNS = `
drop trigger delivery_never_changes on delivery;
drop function refuse_change_but_written_at();
alter table delivery
  add column type char(4) not null default '0601' check (type in ('0601', '0605')),
  -- records of the file that a collection or a registration stands in; null where a version wrote it that did not count them
  add column entry_count int check (entry_count >= 1),
  add column status varchar(16) not null default 'closed'
    check (status in ('closed', 'handing_over', 'handed_over', 'received', 'in_doubt')),
  add column handing_over_at timestamptz,
  add column received_at timestamptz,
  add column doubt varchar(32) check (doubt in ('content_differs', 'file_gone', 'receipt_missing')),
  add column doubted_at timestamptz,
  drop constraint delivery_collection_count_check;
update delivery d set
  entry_count = (select count(distinct (c.pbs_number, c.bs_debtor_group, c.entry_reference)) from collection c where c.delivery_id = d.id);
update delivery set status = 'received', handing_over_at = written_at, received_at = written_at where written_at is not null;`;

const RULES = `
alter table delivery
  add constraint delivery_holds_what_its_type_says check (
    case type when '0601' then collection_count >= 1 else collection_count = 0 and net_ore = 0 end),
  add constraint delivery_handing_over_has_a_time check ((status = 'closed') = (handing_over_at is null)),
  add constraint delivery_handed_over_has_a_time check (
    case when status in ('closed', 'handing_over') then written_at is null
    when status in ('handed_over', 'received') then written_at is not null else true end),
  add constraint delivery_received_has_a_time check ((status = 'received') = (received_at is not null)),
  add constraint delivery_doubt_has_a_reason check (
    (status = 'in_doubt') = (doubt is not null) and (doubt is null) = (doubted_at is null));
create index delivery_by_status on delivery (creditor_id, status, id);
create index delivery_by_file_name on delivery (file_name);`;

const CHANGES = `
create function refuse_delivery_change() returns trigger language plpgsql as $$
begin
  raise exception 'a delivery never changes once closed' using errcode = 'restrict_violation';
end $$;
-- Named by its columns, so that a status can change without the bytes being read.
create trigger delivery_never_changes before update of
  id, creditor_id, data_supplier_number, delivery_number, file_name, content, collection_count, net_ore, created_at, type, entry_count
  on delivery for each row execute function refuse_delivery_change();
create function guard_delivery_status() returns trigger language plpgsql as $$
begin
  if new.status = 'closed' and old.written_at is null and new.written_at is not null then
    new.status := 'received';
    new.handing_over_at := new.written_at;
    new.received_at := new.written_at;
    return new;
  end if;
  if new.status = old.status or (old.status, new.status) not in (
    ('closed', 'handing_over'),
    ('handing_over', 'handed_over'), ('handing_over', 'in_doubt'),
    ('handed_over', 'received'), ('handed_over', 'in_doubt'),
    ('in_doubt', 'received'), ('in_doubt', 'closed'))
  then
    raise exception 'a delivery that is % does not become %', old.status, new.status using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger delivery_status_follows before update on delivery for each row execute function guard_delivery_status();`;

const DECISIONS = `
create table delivery_decision (
  id uuid primary key,
  creditor_id uuid not null,
  delivery_id uuid not null,
  doubt varchar(32) not null check (doubt in ('content_differs', 'file_gone', 'receipt_missing')),
  decision varchar(16) not null check (decision in ('confirmed', 'send_again')),
  created_at timestamptz not null default now(),
  foreign key (creditor_id, delivery_id) references delivery (creditor_id, id) deferrable initially deferred
);
create index delivery_decision_by_delivery on delivery_decision (delivery_id, created_at);
create trigger delivery_decision_never_changes before update or delete on delivery_decision
  for each row execute function refuse_change();`;

const FINDINGS = `
alter table self_check_finding
  drop constraint self_check_finding_object_type_check,
  add constraint self_check_finding_object_type_check check (
    object_type in ('subscription', 'run', 'invoice', 'delivery', 'creditor', 'message', 'one_off_line'));`;

const AUDITED_TABLES = `
select audit_table('delivery_decision', 'delivery_decision', 'delivery', 'delivery_id');`;
