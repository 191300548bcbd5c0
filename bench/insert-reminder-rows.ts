const SETTINGS = `
insert into reminder_settings (creditor_id, levels, start_on, smallest_ore, grace_bank_days, day_count, missing_rate, notice_days,
  waits_for_approval, after_bank_file, is_paused)
values (?, '[{"afterDays": 8, "feeOre": "10000", "interest": false, "compensation": false, "isNotice": false, "text": null}]', date '2000-01-01', 0, 3,
  'actual/365', 'without_interest', 10, true, false, false)`;

/** One debtor in so many has had a letter; one letter in so many is a notice whose deadline has passed, and a case for collection. */
const REMINDED_ONE_IN = 5;
const NOTICE_ONE_IN = 4;

// About the debtor's first invoice.
const REMINDERS = `
with told as (
  select i.*, row_number() over (order by i.id) n from (
    select distinct on (i.debtor_id) i.* from invoice i join debtor d on d.id = i.debtor_id
    where i.creditor_id = ? and i.series = 'invoice' and d.customer_number::int % ${REMINDED_ONE_IN} = 2 order by i.debtor_id, i.id) i
), letter as (
  select t.*, uuidv7() letter_id, due_on + 10 sent_on, n % ${NOTICE_ONE_IN} = 0 is_notice, 800000000 + n own_number from told t
), document as (
  insert into invoice (id, creditor_id, debtor_id, series, series_number, number, fi_creditor_number, payment_number, payment_id, issued_on,
    due_on, language, payment_method, net_ore, vat_ore, total_ore, parties)
  select letter_id, creditor_id, debtor_id, 'reminder', n, 'R' || n, fi_creditor_number, own_number, lpad(own_number::text, 15, '0'),
    sent_on, sent_on + 10, 'da', 'fi71', 10000, 0, 10000, parties
  from letter
), balance as (
  insert into invoice_balance (invoice_id, creditor_id, debtor_id, due_on, open_ore)
  select letter_id, creditor_id, debtor_id, sent_on + 10, 10000 from letter
), mail as (
  insert into invoice_mail (invoice_id, creditor_id, recipient, message_id, status, attempts, sent_at)
  select letter_id, creditor_id, 'kunde@prove.example', letter_id::text, 'sent', 1, now() from letter
), posted as (
  insert into ledger_transfer (creditor_id, booked_on, kind, debit, credit, amount_ore, debtor_id, invoice_id)
  select creditor_id, sent_on, 'fee_charged', 'receivables', 'reminder_fees', 10000, debtor_id, letter_id from letter
), reminder as (
  insert into reminder (id, creditor_id, debtor_id, debtor_kind, level, is_notice, issued_on, deadline_on, arrears_from, fee_number, fee_ore,
    compensation_ore, interest_ore, asked_ore, day_count)
  select letter_id, creditor_id, debtor_id, 'consumer', 1 + n % 4, is_notice, sent_on, sent_on + 10, due_on, 1, 10000, 0, 0,
    total_ore + 10000, 'actual/365'
  from letter
), listed as (
  insert into reminder_invoice (reminder_id, position, creditor_id, invoice_id, level, is_raised, open_ore, interest_ore)
  select letter_id, 1, creditor_id, id, 1, true, total_ore, 0 from letter
), hold as (
  insert into reminder_hold (id, creditor_id, debtor_id, reason, is_disputed) select uuidv7(), creditor_id, debtor_id, 'Prøve', false from letter
), proposal as (
  insert into reminder_proposal (id, creditor_id, debtor_id, proposed_on, level, asked_ore, state, decided_at)
  select uuidv7(), creditor_id, debtor_id, sent_on, 1, total_ore, case when is_notice then 'waiting' else 'rejected' end,
    case when not is_notice then now() end
  from letter
)
insert into debt_case (id, creditor_id, debtor_id, reminder_id, opened_on, handed_over_on)
select uuidv7(), creditor_id, debtor_id, letter_id, sent_on + 11, case when n % 3 = 0 then sent_on + 12 end from letter where is_notice`;

/** Reminders and what follows upon them. Each statement takes the creditor. */
export const INSERT_REMINDER_ROWS: readonly string[] = [SETTINGS, REMINDERS];
