import { Migration } from '@mikro-orm/migrations';

/**
 * The ledger: double entry as transfers. A transfer takes an amount from one account to another, so that the sum of all accounts
 * cannot be anything but zero; nothing has to be added up to know that.
 *
 * - invoices and credit notes are posted by a trigger on `invoice`: no code can issue one without its posting;
 * - what is still to pay of an invoice stands in `invoice_balance`, what a debtor has to the good in `debtor_balance`: kept by a trigger
 *   on the ledger, never below zero, and never written by anything else;
 * - a transfer never changes.
 *
 * The accounts: `receivables` (what debtors owe, by invoice), `credits` (what debtors have to the good), `unmatched` (money that waits for
 * its invoice), `bank`, `sales`, `vat`, `write_offs`.
 */
export class Ledger extends Migration {
  override name = '2026-11-24-ledger';

  override up(): void {
    for (const sql of [TRANSFERS, BALANCES, KEEP_BALANCES, POST_INVOICES, POST_WHAT_IS_THERE]) this.addSql(sql);
  }
}

const ACCOUNTS = `('receivables', 'credits', 'unmatched', 'bank', 'sales', 'vat', 'write_offs')`;

const TRANSFERS = `
create table ledger_transfer (
  -- a version 7 UUID: the order of the ids is that of the postings
  id uuid primary key default uuidv7(),
  creditor_id uuid not null references creditor (id) deferrable initially deferred,
  booked_on date not null,
  kind varchar(24) not null check (kind in ('invoiced', 'vat_invoiced', 'credited', 'vat_credited', 'credit_balance', 'received',
    'taken_back', 'matched', 'match_undone', 'credit_applied', 'paid_out', 'written_off', 'write_off_undone', 'dismissed')),
  debit varchar(16) not null check (debit in ${ACCOUNTS}),
  credit varchar(16) not null check (credit in ${ACCOUNTS}),
  amount_ore bigint not null check (amount_ore > 0),
  debtor_id uuid,
  invoice_id uuid,
  payment_id uuid,
  payment_match_id uuid,
  -- why, where a person has asked for it
  note varchar(200),
  created_at timestamptz not null default now(),
  unique (creditor_id, id),
  foreign key (creditor_id, debtor_id) references debtor (creditor_id, id) deferrable initially deferred,
  foreign key (creditor_id, invoice_id) references invoice (creditor_id, id) deferrable initially deferred,
  constraint ledger_transfer_between_two_accounts check (debit <> credit),
  constraint ledger_transfer_names_its_invoice check ('receivables' not in (debit, credit) or num_nulls(debtor_id, invoice_id) = 0),
  constraint ledger_transfer_names_its_debtor check ('credits' not in (debit, credit) or debtor_id is not null),
  constraint ledger_transfer_names_its_payment check ('unmatched' not in (debit, credit) or payment_id is not null)
);
create index ledger_transfer_journal on ledger_transfer (creditor_id, id);
create index ledger_transfer_by_day on ledger_transfer (creditor_id, booked_on, id);
create index ledger_transfer_by_invoice on ledger_transfer (invoice_id, id) where invoice_id is not null;
create index ledger_transfer_by_payment on ledger_transfer (payment_id, id) where payment_id is not null;
create index ledger_transfer_by_debtor on ledger_transfer (creditor_id, debtor_id, id) where debtor_id is not null;
create trigger ledger_transfer_never_changes before update or delete on ledger_transfer for each row execute function refuse_change();
create trigger ledger_transfer_never_goes before truncate on ledger_transfer for each statement execute function refuse_change();`;

const BALANCES = `
create table invoice_balance (
  invoice_id uuid primary key,
  creditor_id uuid not null,
  debtor_id uuid not null,
  due_on date not null,
  -- what is still to pay; more than there is to pay goes to the debtor's credit
  open_ore bigint not null,
  foreign key (creditor_id, invoice_id) references invoice (creditor_id, id) deferrable initially deferred,
  foreign key (creditor_id, debtor_id) references debtor (creditor_id, id) deferrable initially deferred,
  constraint invoice_balance_not_below_zero check (open_ore >= 0)
);
create index invoice_balance_open on invoice_balance (creditor_id, due_on, invoice_id) where open_ore > 0;
create index invoice_balance_by_debtor on invoice_balance (creditor_id, debtor_id, invoice_id) where open_ore > 0;
create table debtor_balance (
  debtor_id uuid primary key,
  creditor_id uuid not null,
  -- what the debtor has to the good
  credit_ore bigint not null,
  foreign key (creditor_id, debtor_id) references debtor (creditor_id, id) deferrable initially deferred,
  constraint debtor_balance_not_below_zero check (credit_ore >= 0)
);
create index debtor_balance_with_credit on debtor_balance (creditor_id, debtor_id) where credit_ore > 0;`;

// Rows are locked in the order of their ids: two statements at once wait for each other and never in a circle.
const KEEP_BALANCES = `
create function keep_balances() returns trigger language plpgsql as $$
begin
  insert into invoice_balance (invoice_id, creditor_id, debtor_id, due_on, open_ore)
  select i.id, i.creditor_id, i.debtor_id, i.due_on, d.delta
  from (
    select invoice_id, sum(case when debit = 'receivables' then amount_ore else -amount_ore end) delta
    from added where kind in ('invoiced', 'vat_invoiced') group by 1) d
  join invoice i on i.id = d.invoice_id;
  if exists (select from added where 'receivables' in (debit, credit) and kind not in ('invoiced', 'vat_invoiced')) then
    perform from invoice_balance where invoice_id in (select invoice_id from added) order by invoice_id for update;
    update invoice_balance b set open_ore = b.open_ore + d.delta
    from (
      select invoice_id, sum(case when debit = 'receivables' then amount_ore else -amount_ore end) delta
      from added where 'receivables' in (debit, credit) and kind not in ('invoiced', 'vat_invoiced') group by 1) d
    where b.invoice_id = d.invoice_id;
  end if;
  if exists (select from added where 'credits' in (debit, credit)) then
    insert into debtor_balance (debtor_id, creditor_id, credit_ore)
    select distinct debtor_id, creditor_id, 0 from added where 'credits' in (debit, credit) order by 1
    on conflict (debtor_id) do nothing;
    perform from debtor_balance where debtor_id in (select debtor_id from added) order by debtor_id for update;
    update debtor_balance b set credit_ore = b.credit_ore + d.delta
    from (
      select debtor_id, sum(case when credit = 'credits' then amount_ore else -amount_ore end) delta
      from added where 'credits' in (debit, credit) group by 1) d
    where b.debtor_id = d.debtor_id;
  end if;
  return null;
end $$;
create trigger ledger_transfer_keeps_balances after insert on ledger_transfer
  referencing new table as added for each statement execute function keep_balances();
-- Balances are what the ledger says: only its trigger may write them.
create function refuse_other_writers() returns trigger language plpgsql as $$
begin
  if pg_trigger_depth() < 2 then
    raise exception 'a row of % is written by the ledger alone', tg_table_name using errcode = 'restrict_violation';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger invoice_balance_by_the_ledger_alone before insert or update or delete on invoice_balance
  for each row execute function refuse_other_writers();
create trigger debtor_balance_by_the_ledger_alone before insert or update or delete on debtor_balance
  for each row execute function refuse_other_writers();`;

// The net amount and the VAT of a document may have different signs: each is taken from one account to the other as its sign says.
const POSTED = `
  select creditor_id, issued_on booked_on, case when is_note then 'credited' else 'invoiced' end kind, net_ore amount_ore, 'sales' account,
    debtor_id, receivable_id, is_note
  from documents where net_ore <> 0
  union all
  select creditor_id, issued_on, case when is_note then 'vat_credited' else 'vat_invoiced' end, vat_ore, 'vat', debtor_id, receivable_id, is_note
  from documents where vat_ore <> 0`;

const INSERT_POSTED = `
  insert into ledger_transfer (creditor_id, booked_on, kind, debit, credit, amount_ore, debtor_id, invoice_id)
  select creditor_id, booked_on, kind,
    case when (amount_ore > 0) = is_note then account else 'receivables' end,
    case when (amount_ore > 0) = is_note then 'receivables' else account end,
    abs(amount_ore), debtor_id, receivable_id
  from (${POSTED}) p`;

// What is credited beyond what is still to pay has been paid: it becomes the debtor's credit, in the same statement.
const POST_INVOICES = `
create function post_invoices() returns trigger language plpgsql as $$
begin
  if exists (select from added where credits_invoice_id is not null) then
    perform from invoice_balance where invoice_id in (select credits_invoice_id from added) order by invoice_id for update;
  end if;
  with documents as (
    select creditor_id, issued_on, net_ore, vat_ore, debtor_id, coalesce(credits_invoice_id, id) receivable_id,
      credits_invoice_id is not null is_note
    from added
  ), notes as (
    select n.creditor_id, n.issued_on, n.debtor_id, n.credits_invoice_id, n.total_ore, coalesce(b.open_ore, 0) open_ore,
      sum(n.total_ore) over (partition by n.credits_invoice_id order by n.id) through_ore
    from added n left join invoice_balance b on b.invoice_id = n.credits_invoice_id
    where n.credits_invoice_id is not null
  ), beyond as (
    select *, greatest(0, through_ore - open_ore) - greatest(0, through_ore - total_ore - open_ore) beyond_ore from notes
  )
${INSERT_POSTED}
  union all
  select creditor_id, issued_on, 'credit_balance', 'receivables', 'credits', beyond_ore, debtor_id, credits_invoice_id
  from beyond where beyond_ore > 0;
  -- an invoice of nothing has no transfer, but it has been settled
  insert into invoice_balance (invoice_id, creditor_id, debtor_id, due_on, open_ore)
  select id, creditor_id, debtor_id, due_on, 0 from added
  where credits_invoice_id is null and net_ore = 0 and vat_ore = 0;
  return null;
end $$;
create trigger invoice_posted after insert on invoice
  referencing new table as added for each statement execute function post_invoices();`;

// Invoices first and credit notes after them: nothing has been paid yet, so that nothing is credited beyond what is open.
const POST_WHAT_IS_THERE = `
with documents as (
  select creditor_id, issued_on, net_ore, vat_ore, debtor_id, coalesce(credits_invoice_id, id) receivable_id,
    credits_invoice_id is not null is_note
  from invoice order by id
)
${INSERT_POSTED};
do $$ begin
  alter table invoice_balance disable trigger invoice_balance_by_the_ledger_alone;
  insert into invoice_balance (invoice_id, creditor_id, debtor_id, due_on, open_ore)
    select id, creditor_id, debtor_id, due_on, 0 from invoice where series = 'invoice'
    on conflict (invoice_id) do nothing;
  alter table invoice_balance enable trigger invoice_balance_by_the_ledger_alone;
end $$;`;
