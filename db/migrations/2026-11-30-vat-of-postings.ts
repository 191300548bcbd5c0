import { Migration } from '@mikro-orm/migrations';

/**
 * A posting of an invoice or a credit note is of one VAT code:
 *
 * - net amount and VAT are posted for each code by themselves, and say of which; the net one says both amounts, above zero for what is sold;
 * - what is turned over in a span is found by the day of issue.
 *
 * Postings that are there already never change: they are of a whole document and say no code. A worker of the version before posts by the
 * same functions.
 */
export class VatOfPostings extends Migration {
  override name = '2026-11-30-vat-of-postings';

  override up(): void {
    for (const sql of [TRANSFERS, POST_INVOICES, BY_DAY_OF_ISSUE]) this.addSql(sql);
  }
}

// Not checked against the rows that are there: they say nothing, which is allowed.
const TRANSFERS = `
alter table ledger_transfer
  add column vat_code varchar(16),
  add column vat_rate_bp int,
  -- of the net posting of a code: what was sold, and the VAT of it; below zero for what was credited
  add column net_ore bigint,
  add column vat_ore bigint,
  add constraint ledger_transfer_vat_whole_or_not check (
    num_nulls(vat_code, vat_rate_bp) in (0, 2) and num_nulls(net_ore, vat_ore) in (0, 2) and (net_ore is null or vat_code is not null)) not valid;`;

// Net amount and VAT may have different signs: each is taken from one account to the other as its sign says.
// Where a code has VAT and no net amount, the posting of the VAT says both.
const POSTED = `
  select *, case when is_note then 'credited' else 'invoiced' end kind, 'sales' account, base_ore amount_ore, true says_both
  from parts where base_ore <> 0
  union all
  select *, case when is_note then 'vat_credited' else 'vat_invoiced' end, 'vat', tax_ore, base_ore = 0
  from parts where tax_ore <> 0`;

// Of several credit notes of an invoice in one statement each takes what the ones before it have left.
const POST_INVOICES = `
create or replace function post_invoices() returns trigger language plpgsql as $$
begin
  if exists (select from added where credits_invoice_id is not null) then
    perform from invoice_balance where invoice_id in (select credits_invoice_id from added) order by invoice_id for update;
  end if;
  with parts as (
    select a.creditor_id, a.issued_on, a.debtor_id, coalesce(a.credits_invoice_id, a.id) receivable_id,
      a.credits_invoice_id is not null is_note, v.vat_code, v.vat_rate_bp, coalesce(v.base_ore, a.net_ore) base_ore,
      coalesce(v.vat_ore, a.vat_ore) tax_ore
    from added a left join invoice_vat v on v.invoice_id = a.id
  ), notes as (
    select n.creditor_id, n.issued_on, n.debtor_id, n.credits_invoice_id, n.total_ore, coalesce(b.open_ore, 0) open_ore, (
        select coalesce(sum(case when t.debit = 'write_offs' then t.amount_ore else -t.amount_ore end), 0) from ledger_transfer t
        where t.invoice_id = n.credits_invoice_id and t.kind in ('written_off', 'write_off_undone')) lost_ore,
      sum(n.total_ore) over (partition by n.credits_invoice_id order by n.id) through_ore
    from added n left join invoice_balance b on b.invoice_id = n.credits_invoice_id
    where n.credits_invoice_id is not null
  ), beyond as (
    select *, greatest(0, through_ore - open_ore) - greatest(0, through_ore - total_ore - open_ore) beyond_ore,
      greatest(0, through_ore - open_ore - lost_ore) - greatest(0, through_ore - total_ore - open_ore - lost_ore) paid_ore
    from notes
  )
  insert into ledger_transfer (creditor_id, booked_on, kind, debit, credit, amount_ore, debtor_id, invoice_id, vat_code, vat_rate_bp, net_ore,
    vat_ore)
  select creditor_id, issued_on, kind,
    case when (amount_ore > 0) = is_note then account else 'receivables' end,
    case when (amount_ore > 0) = is_note then 'receivables' else account end,
    abs(amount_ore), debtor_id, receivable_id, vat_code, vat_rate_bp,
    case when says_both and vat_code is not null then case when is_note then -base_ore else base_ore end end,
    case when says_both and vat_code is not null then case when is_note then -tax_ore else tax_ore end end
  from (${POSTED}) p
  union all
  select creditor_id, issued_on, 'write_off_undone', 'receivables', 'write_offs', beyond_ore - paid_ore, debtor_id, credits_invoice_id,
    null, null, null, null
  from beyond where beyond_ore > paid_ore
  union all
  -- what is credited beyond what is still to pay and was not lost has been paid: it becomes the debtor's credit
  select creditor_id, issued_on, 'credit_balance', 'receivables', 'credits', paid_ore, debtor_id, credits_invoice_id, null, null, null, null
  from beyond where paid_ore > 0;
  -- an invoice of nothing may have no transfer, but it has been settled
  insert into invoice_balance (invoice_id, creditor_id, debtor_id, due_on, open_ore)
  select id, creditor_id, debtor_id, due_on, 0 from added
  where credits_invoice_id is null and net_ore = 0 and vat_ore = 0
  on conflict (invoice_id) do nothing;
  return null;
end $$;`;

const BY_DAY_OF_ISSUE = 'create index invoice_by_issue_day on invoice (creditor_id, issued_on)';
