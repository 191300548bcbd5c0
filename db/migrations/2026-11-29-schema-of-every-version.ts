import { Migration } from '@mikro-orm/migrations';

/**
 * In the days before its first release, migrations that had been on the main branch were changed in place. A database that had run one
 * of them as it was lacks what was added to it since: indexes, columns of the catalogue, the audit of some tables, the quicker check of
 * an invoice. Here every database comes to the same schema, whatever version it began as; where nothing is lacking, nothing is done.
 *
 * `tests/migrate-snapshots.test.ts` compares the databases of all versions with a new one.
 */
export class SchemaOfEveryVersion extends Migration {
  override name = '2026-11-29-schema-of-every-version';

  override up(): void {
    for (const sql of [INDEXES, PAPERS, CATALOGUE, PARTS, CHECK_INVOICES_ONCE, AUDITED_TABLES]) this.addSql(sql);
  }
}

// 2026-11-23-first-schema
const INDEXES = `
create index if not exists debtor_by_email on debtor (creditor_id, lower(email));
create index if not exists mandate_by_debtor on mandate (debtor_id, ended_on desc nulls first);
create index if not exists subscription_search on subscription using gist (creditor_id, lower(reference) gist_trgm_ops);
create index if not exists invoice_by_number on invoice (creditor_id, number);
create index if not exists invoice_by_payment_id on invoice (creditor_id, payment_id);
create index if not exists invoice_mail_list on invoice_mail (creditor_id, invoice_id);
create index if not exists collection_list on collection (creditor_id, id);`;

// 2026-11-23-first-schema. What is stored stays as it is stored: only what is written from now on is left uncompressed.
const PAPERS = `
alter table invoice_pdf alter column content set storage external;
alter table invoice_mail alter column content set storage external;`;

// 2026-11-23-item-prices
const CATALOGUE = `
alter table item
  add column if not exists description_da varchar(1000),
  add column if not exists description_en varchar(1000),
  add column if not exists archived_at timestamptz;`;

// 2026-11-24-payments: counted by a version of one evening, and read by none
const PARTS = `
alter table received_file_part drop column if exists known_before;`;

// 2026-11-23-billing-runs
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

// 2026-11-23-debtor-groups, -item-prices, -living-subscriptions and -billing-runs
const AUDITED_TABLES = `
do $$
declare
  lacking record;
begin
  for lacking in
    select * from (values
      ('debtor_group'::regclass, 'debtor_group', null, 'id', '{}'::text[]),
      ('debtor_group_member', 'debtor_group_member', 'debtor_group', 'group_id', '{}'),
      ('subscription_group_member', 'subscription_member', 'subscription', 'subscription_id', '{}'),
      ('subscription_member_terms', 'member_terms', 'subscription', 'subscription_id', '{debtor_id}'),
      ('item_price', 'item_price', 'item', 'item_id', '{valid_from}'),
      ('subscription_pause', 'pause', 'subscription', 'subscription_id', '{}'),
      ('period_skip', 'skip', 'subscription', 'subscription_id', '{period_index}'),
      ('invoice_draft', 'draft', 'subscription', 'subscription_id', '{}'),
      ('billing_run', 'billing_run', 'subscription', 'subscription_id', '{}')
    ) v (audited, object_type, trail_type, trail_column, key_columns)
    where not exists (select from pg_trigger where tgrelid = v.audited and tgname = v.object_type || '_audited')
  loop
    perform audit_table(lacking.audited, lacking.object_type, lacking.trail_type, lacking.trail_column,
      key_columns => lacking.key_columns);
  end loop;
end $$;`;
