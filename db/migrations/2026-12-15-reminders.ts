import { Migration } from '@mikro-orm/migrations';

/**
 * Reminders. What a reminder charges is a receivable like any other, so that a reminder is a row of `invoice` with a series of its own: a number without
 * gaps, a payment id, a balance, a PDF and a mail. It is of no subscription and no period, and has neither lines nor VAT: what it charges stands in
 * `reminder`, which posts it. The rules of the law about late payment that can be said of rows are rules of these tables.
 */
export class Reminders extends Migration {
  override name = '2026-12-15-reminders';

  override up(): void {
    for (const sql of [SERIES, DOCUMENTS, ACCOUNTS, ADDS_UP, POST_INVOICES, KINDS, RATES, SETTINGS, HOLDS])
      this.addSql(sql);
    for (const sql of [REMINDERS, LISTED, INTEREST, LAW_OF_LISTED, POST_REMINDERS, WAIVERS, POST_WAIVERS])
      this.addSql(sql);
    for (const sql of [PROPOSALS, CASES, NEVER_CHANGE, AUDIT]) this.addSql(sql);
  }
}

const SERIES = `
alter table number_series
  drop constraint number_series_code_check,
  add constraint number_series_code_check check (code in ('invoice', 'credit_note', 'reminder'));
insert into number_series (creditor_id, code, prefix, next_number)
  select creditor_id, 'reminder', left('R' || prefix, 10), 1 from number_series where code = 'invoice';`;

// Not checked against the rows that are there: those of the former rules fulfil these too.
const DOCUMENTS = `
alter table invoice
  alter column subscription_id drop not null,
  alter column period_from drop not null,
  alter column period_to drop not null,
  drop constraint invoice_is_paid_and_credit_note_credits,
  add constraint invoice_is_paid_and_credit_note_credits check (
    case series
      when 'invoice' then credits_invoice_id is null
        and num_nulls(subscription_id, period_from, period_to, fi_creditor_number, payment_number, payment_id, payment_method, period_index) = 0
      when 'credit_note' then credits_invoice_id is not null and num_nulls(subscription_id, period_from, period_to) = 0
        and num_nonnulls(fi_creditor_number, payment_number, payment_id, payment_method, period_index) = 0
      else num_nonnulls(credits_invoice_id, subscription_id, period_from, period_to, period_index) = 0
        and num_nulls(fi_creditor_number, payment_number, payment_id, payment_method) = 0
        and payment_method = 'fi71' and vat_ore = 0
    end) not valid;`;

const LEDGER_ACCOUNTS = `('receivables', 'credits', 'unmatched', 'bank', 'sales', 'vat', 'write_offs', 'reminder_fees', 'interest', 'compensation')`;

const ACCOUNTS = `
alter table ledger_transfer
  drop constraint ledger_transfer_kind_check,
  drop constraint ledger_transfer_debit_check,
  drop constraint ledger_transfer_credit_check,
  add constraint ledger_transfer_kind_check check (kind in ('invoiced', 'vat_invoiced', 'credited', 'vat_credited', 'credit_balance',
    'received', 'taken_back', 'matched', 'match_undone', 'credit_applied', 'paid_out', 'written_off', 'write_off_undone', 'dismissed',
    'dismissal_undone', 'fee_charged', 'interest_charged', 'compensation_charged', 'fee_waived', 'interest_waived',
    'compensation_waived')) not valid,
  add constraint ledger_transfer_debit_check check (debit in ${LEDGER_ACCOUNTS}) not valid,
  add constraint ledger_transfer_credit_check check (credit in ${LEDGER_ACCOUNTS}) not valid;
alter table creditor_ledger_account
  drop constraint creditor_ledger_account_account_check,
  add constraint creditor_ledger_account_account_check check (account in ${LEDGER_ACCOUNTS});`;

const ADDS_UP = `
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
    left join reminder r on i.series = 'reminder' and r.id = i.id
    where i.id = checked and case i.series
      when 'reminder' then (i.net_ore, l.net, v.base, i.issued_on, i.due_on) is distinct from
        (r.fee_ore + r.compensation_ore + r.interest_ore, 0, 0, r.issued_on, r.deadline_on)
      else l.net <> i.net_ore or v.base <> i.net_ore or v.vat <> i.vat_ore end
  ) or exists (
    select from (select vat_code, vat_rate_bp, sum(net_ore) net from invoice_line where invoice_id = checked group by 1, 2) l
    full join (select vat_code, vat_rate_bp, base_ore from invoice_vat where invoice_id = checked) v using (vat_code, vat_rate_bp)
    where l.net is distinct from v.base_ore
  ) then
    raise exception 'invoice % does not add up', checked using errcode = 'check_violation', constraint = 'invoice_adds_up';
  end if;
  if exists (
    select from invoice i left join invoice_balance b on b.invoice_id = i.id
    where i.id = checked and i.series <> 'credit_note'
      and (b.creditor_id, b.debtor_id, b.due_on) is distinct from (i.creditor_id, i.debtor_id, i.due_on)
  ) then
    raise exception 'invoice % has no balance', checked using errcode = 'check_violation', constraint = 'invoice_has_a_balance';
  end if;
  return null;
end $$;`;

// As before, but for a reminder, which posts what it charges by itself.
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
    where a.series <> 'reminder'
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
  from (
    select *, case when is_note then 'credited' else 'invoiced' end kind, 'sales' account, base_ore amount_ore, true says_both
    from parts where base_ore <> 0
    union all
    select *, case when is_note then 'vat_credited' else 'vat_invoiced' end, 'vat', tax_ore, base_ore = 0
    from parts where tax_ore <> 0) p
  union all
  select creditor_id, issued_on, 'write_off_undone', 'receivables', 'write_offs', beyond_ore - paid_ore, debtor_id, credits_invoice_id,
    null, null, null, null
  from beyond where beyond_ore > paid_ore
  union all
  -- what is credited beyond what is still to pay and was not lost has been paid: it becomes the debtor's credit
  select creditor_id, issued_on, 'credit_balance', 'receivables', 'credits', paid_ore, debtor_id, credits_invoice_id, null, null, null, null
  from beyond where paid_ore > 0;
  -- an invoice of nothing may have no transfer, but it has been settled; what a reminder charges is posted upon it
  insert into invoice_balance (invoice_id, creditor_id, debtor_id, due_on, open_ore)
  select id, creditor_id, debtor_id, due_on, 0 from added
  where credits_invoice_id is null and (series = 'reminder' or net_ore = 0 and vat_ore = 0)
  on conflict (invoice_id) do nothing;
  return null;
end $$;`;

// A company number is a hint and no proof; the creditor says what is so.
const KINDS = `
alter table debtor add column kind varchar(16) not null default 'consumer' check (kind in ('consumer', 'business', 'public'));
update debtor set kind = case when ean is null then 'business' else 'public' end where cvr is not null or ean is not null;`;

// What Danmarks Nationalbank lends at on 1 January and 1 July. The operator enters those that follow.
const RATES = `
create table reference_rate (
  from_on date primary key check (extract(day from from_on) = 1 and extract(month from from_on) in (1, 7)),
  -- hundredths of a per cent a year; may be below zero, but what interest is reckoned by is not
  rate_bp int not null check (rate_bp between -700 and 10000),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
insert into reference_rate (from_on, rate_bp) values
  ('2015-01-01', 20), ('2015-07-01', 5), ('2016-01-01', 5), ('2016-07-01', 5), ('2017-01-01', 5), ('2017-07-01', 5), ('2018-01-01', 5),
  ('2018-07-01', 5), ('2019-01-01', 5), ('2019-07-01', 5), ('2020-01-01', 5), ('2020-07-01', 5), ('2021-01-01', 5), ('2021-07-01', -35),
  ('2022-01-01', -45), ('2022-07-01', -45), ('2023-01-01', 190), ('2023-07-01', 325), ('2024-01-01', 375), ('2024-07-01', 350),
  ('2025-01-01', 275), ('2025-07-01', 175), ('2026-01-01', 175);`;

const SETTINGS = `
create table reminder_settings (
  creditor_id uuid primary key references creditor (id) deferrable initially deferred,
  -- in their order: afterDays, feeOre, interest, compensation, isNotice, text
  levels jsonb not null check (jsonb_typeof(levels) = 'array' and jsonb_array_length(levels) <= 4),
  -- invoices that were due before this day stay out
  start_on date not null,
  smallest_ore bigint not null check (smallest_ore >= 0),
  grace_bank_days int not null check (grace_bank_days between 0 and 30),
  day_count varchar(16) not null check (day_count in ('actual/365', '30/360')),
  missing_rate varchar(24) not null check (missing_rate in ('without_interest', 'wait')),
  notice_days int not null check (notice_days between 10 and 90),
  waits_for_approval boolean not null,
  after_bank_file boolean not null,
  is_paused boolean not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);`;

const HOLDS = `
create table reminder_hold (
  id uuid primary key,
  creditor_id uuid not null,
  debtor_id uuid not null,
  -- null where all of the debtor's is held back
  invoice_id uuid,
  reason varchar(500) not null check (reason <> ''),
  is_disputed boolean not null,
  -- the last day; null until somebody ends it
  until_on date,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  ended_at timestamptz,
  unique (creditor_id, id),
  foreign key (creditor_id, debtor_id) references debtor (creditor_id, id) deferrable initially deferred,
  foreign key (creditor_id, invoice_id) references invoice (creditor_id, id) deferrable initially deferred
);
create unique index reminder_hold_once on reminder_hold (debtor_id, invoice_id) nulls not distinct where ended_at is null;
create index reminder_hold_list on reminder_hold (creditor_id, id) where ended_at is null;`;

// Renteloven: at most 100 kr. a fee, three fees in one connected period of arrears, ten days between them; the fixed compensation never of consumers and
// once in a period. Whoever is in arrears with interest alone has none of it.
const REMINDERS = `
create table reminder (
  id uuid primary key,
  creditor_id uuid not null,
  debtor_id uuid not null,
  debtor_kind varchar(16) not null check (debtor_kind in ('consumer', 'business', 'public')),
  level int not null check (level between 1 and 4),
  -- the notice before collection, inkassovarsel
  is_notice boolean not null,
  issued_on date not null,
  deadline_on date not null,
  -- the first day of the connected period in which something was overdue without a break
  arrears_from date not null,
  fee_number int check (fee_number between 1 and 3),
  fee_ore bigint not null check (fee_ore between 0 and 10000),
  compensation_ore bigint not null check (compensation_ore in (0, 31000)),
  interest_ore bigint not null check (interest_ore >= 0),
  -- all that the letter asks for: what is open of what it lists, and what it charges
  asked_ore bigint not null check (asked_ore > 0),
  day_count varchar(16) not null check (day_count in ('actual/365', '30/360')),
  text varchar(1000),
  created_at timestamptz not null default now(),
  unique (creditor_id, id),
  foreign key (creditor_id, id) references invoice (creditor_id, id) deferrable initially deferred,
  foreign key (creditor_id, debtor_id) references debtor (creditor_id, id) deferrable initially deferred,
  constraint reminder_once_a_day unique (debtor_id, issued_on),
  constraint reminder_fee_is_counted check ((fee_ore > 0) = (fee_number is not null)),
  constraint reminder_three_fees unique (debtor_id, arrears_from, fee_number),
  constraint reminder_ten_days_between_fees exclude using gist (
    debtor_id with =, daterange(issued_on, issued_on + 10) with &&) where (fee_ore > 0),
  constraint reminder_no_compensation_of_consumers check (compensation_ore = 0 or debtor_kind <> 'consumer'),
  constraint reminder_in_arrears check (arrears_from <= issued_on),
  constraint reminder_deadline check (deadline_on >= issued_on + case when is_notice then 10 else 0 end)
);
create unique index reminder_compensation_once on reminder (debtor_id, arrears_from) where compensation_ore > 0;
create index reminder_by_day on reminder (creditor_id, issued_on, id);`;

const LISTED = `
create table reminder_invoice (
  reminder_id uuid not null,
  position int not null check (position >= 1),
  creditor_id uuid not null,
  invoice_id uuid not null,
  -- the invoice's own from this letter on; none yet, or an earlier reminder whose charges are open
  level int not null check (level between 0 and 4),
  -- whether this letter is what raised it to that level
  is_raised boolean not null,
  open_ore bigint not null check (open_ore > 0),
  interest_ore bigint not null check (interest_ore >= 0),
  -- the last day that bears interest; null where none was reckoned
  reckoned_to date,
  primary key (reminder_id, position),
  unique (reminder_id, invoice_id),
  foreign key (creditor_id, reminder_id) references reminder (creditor_id, id) deferrable initially deferred,
  foreign key (creditor_id, invoice_id) references invoice (creditor_id, id) deferrable initially deferred,
  constraint reminder_invoice_reckoned check (interest_ore = 0 or reckoned_to is not null)
);
create index reminder_invoice_by_invoice on reminder_invoice (invoice_id, reminder_id);`;

const INTEREST = `
create table reminder_interest (
  reminder_id uuid not null,
  invoice_id uuid not null,
  position int not null check (position >= 1),
  creditor_id uuid not null,
  -- both days bear interest
  from_on date not null,
  to_on date not null,
  days int not null check (days >= 0),
  open_ore bigint not null check (open_ore > 0),
  -- with the eight points of the law
  rate_bp int not null check (rate_bp >= 0),
  -- of the half-year, which no span reaches beyond
  rate_from date not null references reference_rate (from_on),
  primary key (reminder_id, invoice_id, position),
  foreign key (reminder_id, invoice_id) references reminder_invoice (reminder_id, invoice_id) deferrable initially deferred,
  constraint reminder_interest_in_its_half_year check (
    from_on <= to_on and from_on >= rate_from and to_on < rate_from + interval '6 months'),
  constraint reminder_interest_one_rate_a_day exclude using gist (
    reminder_id with =, invoice_id with =, daterange(from_on, to_on, '[]') with &&)
);`;

const LAW_OF_LISTED = `
create function check_reminder() returns trigger language plpgsql as $$
declare
  letter reminder;
  asked bigint;
  charged bigint;
begin
  select * into letter from reminder where id = coalesce(to_jsonb(new) ->> 'reminder_id', to_jsonb(new) ->> 'id')::uuid;
  if exists (
    select from reminder_invoice l join invoice i on i.id = l.invoice_id
    where l.reminder_id = letter.id and (i.debtor_id <> letter.debtor_id or case i.series
      when 'invoice' then l.is_raised and l.level = 0
      -- no interest on interest and fees, and no letter about them alone
      when 'reminder' then l.level <> 0 or l.is_raised or l.interest_ore <> 0
      else true end)
  ) then
    raise exception 'reminder % lists what it may not', letter.id using errcode = 'check_violation', constraint = 'reminder_lists_what_it_may';
  end if;
  select coalesce(sum(open_ore), 0), coalesce(sum(interest_ore), 0) into asked, charged from reminder_invoice where reminder_id = letter.id;
  if charged <> letter.interest_ore or asked + letter.fee_ore + letter.compensation_ore + letter.interest_ore <> letter.asked_ore
    or not exists (select from reminder_invoice where reminder_id = letter.id and is_raised)
  then
    raise exception 'reminder % does not add up', letter.id using errcode = 'check_violation', constraint = 'reminder_adds_up';
  end if;
  if letter.fee_ore > 0 and exists (
    select from reminder_invoice l join invoice i on i.id = l.invoice_id and i.series = 'invoice'
    join reminder_invoice o on o.invoice_id = l.invoice_id join reminder r on r.id = o.reminder_id and r.fee_ore > 0
    where l.reminder_id = letter.id group by l.invoice_id having count(*) > 3
  ) then
    raise exception 'reminder % is a fourth with a fee', letter.id using errcode = 'check_violation', constraint = 'reminder_three_fees_an_invoice';
  end if;
  return null;
end $$;
create constraint trigger reminder_checked after insert on reminder
  deferrable initially deferred for each row execute function check_reminder();
create constraint trigger reminder_invoice_checked after insert on reminder_invoice
  deferrable initially deferred for each row execute function check_reminder();`;

const POST_REMINDERS = `
create function post_reminders() returns trigger language plpgsql as $$
begin
  insert into ledger_transfer (creditor_id, booked_on, kind, debit, credit, amount_ore, debtor_id, invoice_id)
  select creditor_id, issued_on, kind, 'receivables', account, amount_ore, debtor_id, id
  from added cross join lateral (values
    (1, 'fee_charged', 'reminder_fees', fee_ore), (2, 'compensation_charged', 'compensation', compensation_ore),
    (3, 'interest_charged', 'interest', interest_ore)) c (position, kind, account, amount_ore)
  where amount_ore > 0 order by id, position;
  return null;
end $$;
create trigger reminder_posted after insert on reminder
  referencing new table as added for each statement execute function post_reminders();`;

const WAIVERS = `
create table reminder_waiver (
  id uuid primary key,
  creditor_id uuid not null,
  reminder_id uuid not null,
  -- whose interest it was; null for a fee and a compensation
  invoice_id uuid,
  charge varchar(16) not null check (charge in ('fee', 'compensation', 'interest')),
  amount_ore bigint not null check (amount_ore > 0),
  booked_on date not null,
  -- why: a rule, or what a person has written
  rule varchar(32) not null,
  note varchar(200),
  created_at timestamptz not null default now(),
  unique (creditor_id, id),
  foreign key (creditor_id, reminder_id) references reminder (creditor_id, id) deferrable initially deferred,
  foreign key (reminder_id, invoice_id) references reminder_invoice (reminder_id, invoice_id) deferrable initially deferred,
  constraint reminder_waiver_of_an_invoice check ((charge = 'interest') = (invoice_id is not null))
);
create index reminder_waiver_by_reminder on reminder_waiver (reminder_id);
create function check_waiver() returns trigger language plpgsql as $$
begin
  perform from reminder where id = new.reminder_id for update;
  if (select sum(amount_ore) from reminder_waiver
      where reminder_id = new.reminder_id and charge = new.charge and invoice_id is not distinct from new.invoice_id)
    > (select case new.charge when 'fee' then r.fee_ore when 'compensation' then r.compensation_ore else l.interest_ore end
       from reminder r left join reminder_invoice l on l.reminder_id = r.id and l.invoice_id = new.invoice_id where r.id = new.reminder_id)
  then
    raise exception 'more is waived than reminder % charges', new.reminder_id
      using errcode = 'check_violation', constraint = 'reminder_waived_in_bounds';
  end if;
  return null;
end $$;
create constraint trigger reminder_waiver_in_bounds after insert on reminder_waiver
  deferrable initially deferred for each row execute function check_waiver();`;

// What is waived beyond what is still to pay was lost or has been paid, as for a credit note.
const POST_WAIVERS = `
create function post_waivers() returns trigger language plpgsql as $$
begin
  perform from invoice_balance where invoice_id in (select reminder_id from added) order by invoice_id for update;
  with waived as (
    select a.*, b.debtor_id, b.open_ore, (
        select coalesce(sum(case when t.debit = 'write_offs' then t.amount_ore else -t.amount_ore end), 0) from ledger_transfer t
        where t.invoice_id = a.reminder_id and t.kind in ('written_off', 'write_off_undone')) lost_ore,
      sum(a.amount_ore) over (partition by a.reminder_id order by a.id) through_ore
    from added a join invoice_balance b on b.invoice_id = a.reminder_id
  ), beyond as (
    select *, greatest(0, through_ore - open_ore) - greatest(0, through_ore - amount_ore - open_ore) beyond_ore,
      greatest(0, through_ore - open_ore - lost_ore) - greatest(0, through_ore - amount_ore - open_ore - lost_ore) paid_ore
    from waived
  )
  insert into ledger_transfer (creditor_id, booked_on, kind, debit, credit, amount_ore, debtor_id, invoice_id, note)
  select creditor_id, booked_on, charge || '_waived', case charge when 'fee' then 'reminder_fees' else charge end, 'receivables', amount_ore,
    debtor_id, reminder_id, note
  from waived
  union all
  select creditor_id, booked_on, 'write_off_undone', 'receivables', 'write_offs', beyond_ore - paid_ore, debtor_id, reminder_id, null
  from beyond where beyond_ore > paid_ore
  union all
  select creditor_id, booked_on, 'credit_balance', 'receivables', 'credits', paid_ore, debtor_id, reminder_id, null
  from beyond where paid_ore > 0;
  return null;
end $$;
create trigger reminder_waiver_posted after insert on reminder_waiver
  referencing new table as added for each statement execute function post_waivers();`;

// What waits for a person to say that it may be sent. It is decided anew when it is.
const PROPOSALS = `
create table reminder_proposal (
  id uuid primary key,
  creditor_id uuid not null,
  debtor_id uuid not null,
  proposed_on date not null,
  level int not null check (level between 1 and 4),
  asked_ore bigint not null check (asked_ore > 0),
  state varchar(16) not null check (state in ('waiting', 'sent', 'rejected', 'lapsed')),
  reminder_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  decided_at timestamptz,
  unique (creditor_id, id),
  foreign key (creditor_id, debtor_id) references debtor (creditor_id, id) deferrable initially deferred,
  foreign key (creditor_id, reminder_id) references reminder (creditor_id, id) deferrable initially deferred,
  constraint reminder_proposal_decided check ((state = 'waiting') = (decided_at is null) and (state = 'sent') = (reminder_id is not null))
);
create unique index reminder_proposal_once on reminder_proposal (debtor_id) where state = 'waiting';
create index reminder_proposal_by_debtor on reminder_proposal (debtor_id, state);
create index reminder_proposal_list on reminder_proposal (creditor_id, state, id);`;

const CASES = `
create table debt_case (
  id uuid primary key,
  creditor_id uuid not null,
  debtor_id uuid not null,
  -- the notice whose deadline has passed
  reminder_id uuid not null unique,
  opened_on date not null,
  handed_over_on date,
  note varchar(500),
  closed_on date,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (creditor_id, id),
  foreign key (creditor_id, debtor_id) references debtor (creditor_id, id) deferrable initially deferred,
  foreign key (creditor_id, reminder_id) references reminder (creditor_id, id) deferrable initially deferred
);
create unique index debt_case_once on debt_case (debtor_id) where closed_on is null;
create index debt_case_list on debt_case (creditor_id, id);
-- Collection may begin when the deadline of the notice has passed, and not before.
create function check_debt_case() returns trigger language plpgsql as $$
begin
  if not exists (select from reminder where id = new.reminder_id and debtor_id = new.debtor_id and is_notice and deadline_on < new.opened_on) then
    raise exception 'the deadline of notice % has not passed', new.reminder_id
      using errcode = 'check_violation', constraint = 'debt_case_after_its_deadline';
  end if;
  return new;
end $$;
create trigger debt_case_after_its_deadline before insert or update of opened_on, reminder_id, debtor_id on debt_case
  for each row execute function check_debt_case();`;

const NEVER_CHANGE = ['reminder', 'reminder_invoice', 'reminder_interest', 'reminder_waiver']
  .map(
    (table) => `
create trigger ${table}_never_changes before update or delete on ${table} for each row execute function refuse_change();
create trigger ${table}_never_goes before truncate on ${table} for each statement execute function refuse_change();`,
  )
  .join('');

const AUDIT = `
select audit_table('reminder_settings', 'reminder_settings', 'creditor', 'creditor_id');
select audit_table('reminder_hold', 'reminder_hold', 'debtor', 'debtor_id');
select audit_table('reminder_proposal', 'reminder_proposal', 'debtor', 'debtor_id');
select audit_table('reminder_waiver', 'reminder_waiver', 'reminder', 'reminder_id');
select audit_table('debt_case', 'debt_case', 'debtor', 'debtor_id');`;
