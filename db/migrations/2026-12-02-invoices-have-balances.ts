import { Migration } from '@mikro-orm/migrations';

/**
 * Every invoice has its balance, with the debtor and the due date of the invoice: lists and expected payments look for what is open there alone, and
 * take an invoice without one for paid. It is checked when the invoice is committed, where it is added up.
 *
 * None is known to lack: the ledger has given one to each that there was. Where one does all the same, it gets what its postings come to.
 */
export class InvoicesHaveBalances extends Migration {
  override name = '2026-12-02-invoices-have-balances';

  override up(): void {
    this.addSql(CHECK_INVOICES);
    this.addSql(GIVE_BALANCES);
  }
}

const CHECK_INVOICES = `
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
  if exists (
    select from invoice i left join invoice_balance b on b.invoice_id = i.id
    where i.id = checked and i.series = 'invoice'
      and (b.creditor_id, b.debtor_id, b.due_on) is distinct from (i.creditor_id, i.debtor_id, i.due_on)
  ) then
    raise exception 'invoice % has no balance', checked using errcode = 'check_violation', constraint = 'invoice_has_a_balance';
  end if;
  return null;
end $$;`;

const GIVE_BALANCES = `
do $$ begin
  if exists (
    select from invoice i where series = 'invoice' and not exists (select from invoice_balance b where b.invoice_id = i.id)
  ) then
    alter table invoice_balance disable trigger invoice_balance_by_the_ledger_alone;
    insert into invoice_balance (invoice_id, creditor_id, debtor_id, due_on, open_ore)
    select i.id, i.creditor_id, i.debtor_id, i.due_on, (
      select coalesce(sum(case when debit = 'receivables' then amount_ore else -amount_ore end), 0)
      from ledger_transfer t where t.invoice_id = i.id and 'receivables' in (debit, credit))
    from invoice i where series = 'invoice' and not exists (select from invoice_balance b where b.invoice_id = i.id)
    order by i.id
    on conflict (invoice_id) do nothing;
    alter table invoice_balance enable trigger invoice_balance_by_the_ledger_alone;
  end if;
end $$;`;
