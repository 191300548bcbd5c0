import { Migration } from '@mikro-orm/migrations';

/**
 * Runs of subscription groups: a period of a group is billed by one run, and the run keeps what became of each member.
 *
 * - a group has one run for a period, and a debtor stands once in it, however many memberships lead there;
 * - a member who was billed has an invoice, and one who needs attention says why;
 * - what was billed or settled stays as it is.
 */
export class BillingRuns extends Migration {
  override name = '2026-11-23-billing-runs';

  override up(): void {
    for (const sql of [RUNS, MEMBERS, CHECK_INVOICES_ONCE, AUDITED_TABLES]) this.addSql(sql);
  }
}

const RUNS = `
create table billing_run (
  id uuid primary key,
  creditor_id uuid not null,
  subscription_id uuid not null,
  period_index int not null check (period_index >= 0),
  period_from date not null,
  period_to date not null,
  -- since when nothing more is drafted or mailed; null while it goes on
  stopped_at timestamptz,
  created_at timestamptz not null default now(),
  unique (creditor_id, id),
  foreign key (creditor_id, subscription_id) references subscription (creditor_id, id) deferrable initially deferred,
  constraint billing_run_once_for_a_period unique (subscription_id, period_index),
  constraint billing_run_forwards check (period_to >= period_from)
);
create index billing_run_list on billing_run (subscription_id, id);
select audit_table('billing_run', 'run', 'subscription', 'subscription_id');
-- Shared by the chunks that are being drafted, alone for who stops the run or gathers its members. Unlike a row's lock it is given in turn:
-- a run of many chunks does not keep the others waiting.
create function lock_billing_run(run uuid, alone boolean) returns void language plpgsql as $$
begin
  if alone then
    perform pg_advisory_xact_lock(hashtext('billing_run'), hashtext(run::text));
  else
    perform pg_advisory_xact_lock_shared(hashtext('billing_run'), hashtext(run::text));
  end if;
end $$;`;

const MEMBERS = `
create table billing_run_member (
  run_id uuid not null,
  debtor_id uuid not null,
  creditor_id uuid not null,
  -- members of a chunk are drafted together
  chunk int not null check (chunk >= 0),
  -- the days of the period on which the debtor is a member; none where the debtor was left out
  days datemultirange not null,
  status varchar(16) not null check (status in ('waiting', 'billed', 'settled', 'needs_attention')),
  settled_as varchar(16) check (settled_as in ('free', 'nothing_due', 'left_out', 'left')),
  attention_code varchar(64),
  invoice_id uuid,
  updated_at timestamptz not null default now(),
  primary key (run_id, debtor_id),
  foreign key (creditor_id, run_id) references billing_run (creditor_id, id) deferrable initially deferred,
  foreign key (creditor_id, debtor_id) references debtor (creditor_id, id) deferrable initially deferred,
  foreign key (creditor_id, invoice_id) references invoice (creditor_id, id) deferrable initially deferred,
  constraint billing_run_member_billed_has_an_invoice check ((status = 'billed') = (invoice_id is not null)),
  constraint billing_run_member_settled_has_a_reason check ((status = 'settled') = (settled_as is not null)),
  constraint billing_run_member_attention_has_a_code check ((status = 'needs_attention') = (attention_code is not null)),
  constraint billing_run_member_has_days check (not isempty(days) or coalesce(settled_as in ('left_out', 'left'), false))
);
create index billing_run_member_chunk on billing_run_member (run_id, chunk);
create index billing_run_member_waiting on billing_run_member (run_id, chunk) where status = 'waiting';
create index billing_run_member_by_status on billing_run_member (run_id, status, debtor_id);
create index billing_run_member_in_need on billing_run_member (debtor_id) where status = 'needs_attention';
create trigger billing_run_member_decided_once before update or delete on billing_run_member
  for each row when (old.status in ('billed', 'settled')) execute function refuse_change();`;

// An invoice of three lines was added up five times when it was committed, once for each of its rows: half of what its commit took. Now a
// line or a VAT row leaves it to the check of its invoice where that was written in the same transaction; what comes later is checked itself.
const CHECK_INVOICES_ONCE = `
create or replace function check_invoice_adds_up() returns trigger language plpgsql as $$
declare
  checked uuid;
begin
  if tg_table_name = 'invoice' then
    checked := new.id;
  else
    checked := new.invoice_id;
    if exists (select from invoice where id = checked and xmin = pg_current_xact_id()::xid) then
      return null;
    end if;
  end if;
  if exists (
    select from invoice i
    cross join lateral (select coalesce(sum(net_ore), 0) net from invoice_line where invoice_id = i.id) l
    cross join lateral (select coalesce(sum(base_ore), 0) base, coalesce(sum(vat_ore), 0) vat from invoice_vat where invoice_id = i.id) v
    where i.id = checked and (l.net <> i.net_ore or v.base <> i.net_ore or v.vat <> i.vat_ore)
  ) or exists (
    select from (select vat_code, vat_rate_bp, sum(net_ore) net from invoice_line where invoice_id = checked group by 1, 2) l
    full join (select vat_code, vat_rate_bp, base_ore from invoice_vat where invoice_id = checked) v using (vat_code, vat_rate_bp)
    where l.net is distinct from v.base_ore
  ) then
    raise exception 'invoice % does not add up', checked using errcode = 'check_violation', constraint = 'invoice_adds_up';
  end if;
  return null;
end $$;`;

// Who has stopped a run and let it go on.
const AUDITED_TABLES = `
select audit_table('billing_run', 'billing_run', 'subscription', 'subscription_id');`;
