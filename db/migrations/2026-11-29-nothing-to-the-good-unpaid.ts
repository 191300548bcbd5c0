import { Migration } from '@mikro-orm/migrations';

/**
 * A debtor has to the good what was paid, and nobody is asked for what was credited:
 *
 * - a credit note of what was written off takes the write-off back before it gives anything to the debtor;
 * - where a payment of a credited invoice is taken back, or its match undone, what the invoice then has open beyond what it still asks
 *   for is set off against what the debtor has to the good, as far as that reaches; when the match that did so is undone, so is this.
 *
 * Functions alone are replaced: versions before this one post by them too.
 */
export class NothingToTheGoodUnpaid extends Migration {
  override name = '2026-11-29-nothing-to-the-good-unpaid';

  override up(): void {
    for (const sql of [POST_INVOICES, POST_MATCHES]) this.addSql(sql);
  }
}

// The net amount and the VAT of a document may have different signs: each is taken from one account to the other as its sign says.
const POSTED = `
  select creditor_id, issued_on booked_on, case when is_note then 'credited' else 'invoiced' end kind, net_ore amount_ore, 'sales' account,
    debtor_id, receivable_id, is_note
  from documents where net_ore <> 0
  union all
  select creditor_id, issued_on, case when is_note then 'vat_credited' else 'vat_invoiced' end, vat_ore, 'vat', debtor_id, receivable_id, is_note
  from documents where vat_ore <> 0`;

// Of several credit notes of an invoice in one statement each takes what the ones before it have left.
const POST_INVOICES = `
create or replace function post_invoices() returns trigger language plpgsql as $$
begin
  if exists (select from added where credits_invoice_id is not null) then
    perform from invoice_balance where invoice_id in (select credits_invoice_id from added) order by invoice_id for update;
  end if;
  with documents as (
    select creditor_id, issued_on, net_ore, vat_ore, debtor_id, coalesce(credits_invoice_id, id) receivable_id,
      credits_invoice_id is not null is_note
    from added
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
  insert into ledger_transfer (creditor_id, booked_on, kind, debit, credit, amount_ore, debtor_id, invoice_id)
  select creditor_id, booked_on, kind,
    case when (amount_ore > 0) = is_note then account else 'receivables' end,
    case when (amount_ore > 0) = is_note then 'receivables' else account end,
    abs(amount_ore), debtor_id, receivable_id
  from (${POSTED}) p
  union all
  select creditor_id, issued_on, 'write_off_undone', 'receivables', 'write_offs', beyond_ore - paid_ore, debtor_id, credits_invoice_id
  from beyond where beyond_ore > paid_ore
  union all
  -- what is credited beyond what is still to pay and was not lost has been paid: it becomes the debtor's credit
  select creditor_id, issued_on, 'credit_balance', 'receivables', 'credits', paid_ore, debtor_id, credits_invoice_id
  from beyond where paid_ore > 0;
  -- an invoice of nothing has no transfer, but it has been settled
  insert into invoice_balance (invoice_id, creditor_id, debtor_id, due_on, open_ore)
  select id, creditor_id, debtor_id, due_on, 0 from added
  where credits_invoice_id is null and net_ore = 0 and vat_ore = 0;
  return null;
end $$;`;

const POST_MATCHES = `
create or replace function post_matches() returns trigger language plpgsql as $$
declare
  undoes boolean := tg_op = 'UPDATE';
begin
  insert into ledger_transfer (creditor_id, booked_on, kind, debit, credit, amount_ore, debtor_id, invoice_id, payment_id, payment_match_id)
  select creditor_id, case when undoes then undone_on else booked_on end,
    case when undoes then 'match_undone' else 'matched' end,
    case when (amount_ore > 0) <> undoes then 'unmatched' else account end,
    case when (amount_ore > 0) <> undoes then account else 'unmatched' end,
    abs(amount_ore), debtor_id, invoice_id, payment_id, id
  from (select *, case when invoice_id is null then 'credits' else 'receivables' end account from added order by id) m
  union all
  select t.creditor_id, m.undone_on, t.kind, t.credit, t.debit, t.amount_ore, t.debtor_id, t.invoice_id, null, t.payment_match_id
  from added m join ledger_transfer t on t.invoice_id = m.invoice_id and t.payment_match_id = m.id and t.kind = 'credit_applied'
    and t.debit = 'credits'
  where undoes;
  if exists (select from added where invoice_id is not null and (amount_ore < 0) <> undoes) then
    -- the invoices are held by the transfers above; those that are credited may have more open than they ask for
    perform from debtor_balance where debtor_id in (select debtor_id from added) order by debtor_id for update;
    with opened as (
      select b.creditor_id, b.debtor_id, b.invoice_id, m.id match_id, case when undoes then m.undone_on else m.booked_on end booked_on,
        b.open_ore - (i.total_ore - n.credited_ore) over_ore, coalesce(d.credit_ore, 0) credit_ore
      from (select distinct on (invoice_id) * from added where invoice_id is not null order by invoice_id, id desc) m
      join invoice i on i.id = m.invoice_id
      join invoice_balance b on b.invoice_id = m.invoice_id
      cross join lateral (select sum(total_ore) credited_ore from invoice where credits_invoice_id = i.id) n
      left join debtor_balance d on d.debtor_id = b.debtor_id
      where n.credited_ore > 0 and b.open_ore > i.total_ore - n.credited_ore
    ), set_off as (
      select *, sum(over_ore) over (partition by debtor_id order by invoice_id) through_ore from opened
    )
    insert into ledger_transfer (creditor_id, booked_on, kind, debit, credit, amount_ore, debtor_id, invoice_id, payment_match_id)
    select creditor_id, booked_on, 'credit_applied', 'credits', 'receivables',
      least(through_ore, credit_ore) - least(through_ore - over_ore, credit_ore), debtor_id, invoice_id, match_id
    from set_off where least(through_ore, credit_ore) > least(through_ore - over_ore, credit_ore);
  end if;
  return null;
end $$;`;
