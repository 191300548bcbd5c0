/** The rest of a statement whose "payment" are payments just written, each of the invoice whose id is its reference: matches and postings of them. */
export const MATCH_AND_POST = `match as (
  insert into payment_match (id, creditor_id, payment_id, debtor_id, invoice_id, amount_ore, booked_on, rule, explanation)
  select uuidv7(), p.creditor_id, p.id, i.debtor_id, i.id, p.amount_ore, p.booked_on, 'by_collection', 'sample'
  from payment p join invoice i on i.id = p.reference::uuid
  returning *
)
insert into ledger_transfer (creditor_id, booked_on, kind, debit, credit, amount_ore, debtor_id, invoice_id, payment_id, payment_match_id)
select creditor_id, booked_on, kind, debit, credit, amount_ore, case when kind = 'matched' then debtor_id end,
  case when kind = 'matched' then invoice_id end, payment_id, case when kind = 'matched' then id end
from match cross join (values ('received', 'bank', 'unmatched'), ('matched', 'unmatched', 'receivables')) v (kind, debit, credit)`;
