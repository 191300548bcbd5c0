import { INSERT_REMINDER_ROWS } from './insert-reminder-rows.ts';

/** One in so many debtors is a member of a group of a house; a subscription group bills each house. */
const MEMBER_ONE_IN = 10;
/** Members of a house. */
const HOUSE = 50;
const RUNS_EACH = 3;

/** So many numbers for a creditor `c`: one for fifty debtors, and never so few that twenty creditors make a small table. */
const SOME = 'generate_series(1, greatest(60, (select count(*) from debtor where creditor_id = c.id) / 50))';

const WAITING_PAYMENTS = `
insert into payment (id, creditor_id, received_file_id, line, position, kind, source, code, booked_on, amount_ore, unmatched_ore, status, payer_text)
select uuidv7(), creditor_id, uuidv7(), n, n, 'paid', 'camt', 'CRDT', current_date - n::int % 60, 10000 + n % 100 * 100, 10000 + n % 100 * 100,
  'waiting', 'Indbetaling ' || n || ' faktura ' || n
from (select creditor_id, customer_number::int n from debtor where creditor_id = ?) d where n % 100 = 0`;

const CREDITS = `
insert into debtor_balance (debtor_id, creditor_id, credit_ore)
select id, creditor_id, case when customer_number::int % 100 = 7 then 5000 else 0 end from debtor
where creditor_id = ? and customer_number::int % 20 = 7`;

const PAYMENT_MAILS = `
insert into payment_mail (id, creditor_id, invoice_id, reason, cause_id, amount_ore, recipient, message_id, status, attempts, sent_at)
select uuidv7(), creditor_id, id, 'rejected', id, total_ore, 'kunde@prove.example', 'payment-' || id,
  case when series_number % 1000 = 0 then 'failed' else 'sent' end, 1, case when series_number % 1000 <> 0 then now() end
from invoice where creditor_id = ? and series_number % 50 = 0`;

const MAIL_COPIES = `
insert into invoice_mail_copy (id, creditor_id, invoice_id, recipient, message_id, status, attempts, sent_at)
select uuidv7(), creditor_id, id, 'kopi@prove.example', 'copy-' || id, 'sent', 1, now()
from invoice where creditor_id = ? and series_number % 50 = 1`;

const PRINTS = `
with batch as (
  insert into print_batch (id, creditor_id, number, letters, letter_marks, printed_at)
  select uuidv7(), c.id, n, 1, 'none', case when n > 2 then now() end from creditor c, ${SOME} n where c.id = ?
  returning id, creditor_id, number
)
insert into print_item (id, creditor_id, debtor_id, invoice_id, batch_id)
select uuidv7(), i.creditor_id, i.debtor_id, i.id, b.id
from (select distinct creditor_id from batch) c
join invoice i on i.creditor_id = c.creditor_id and i.series_number % 50 = 2
left join batch b on b.number = 1 + i.series_number / 50 % 60 and i.series_number % 1000 <> 2`;

const AUDIT_ENTRIES = `
with key as (
  insert into api_key (id, creditor_id, role, name, hash)
  select uuidv7(), id, 'admin', 'sample', decode(md5(id::text), 'hex') from creditor where id = ?
  returning id, creditor_id
), numbered as (
  select *, uuidv7() entry_id from (
    select id, creditor_id, 'debtor' object_type from debtor union all select id, creditor_id, 'subscription' from subscription) o
)
insert into audit_entry (id, creditor_id, at, action, object_type, object_id, trail_type, trail_id, changes, actor_role, actor_name, api_key_id)
select entry_id, n.creditor_id, uuid_extract_timestamp(entry_id), 'created', object_type, n.id, object_type, n.id, '[]', 'admin', 'sample', k.id
from numbered n join key k on k.creditor_id = n.creditor_id`;

const DRAFTS = `
insert into invoice_draft (id, creditor_id, subscription_id, debtor_id, period_index, period_from, period_to, status, release_at, lines)
select uuidv7(), creditor_id, id, debtor_id, next_period_index, next_period_from, next_period_from + 27,
  case when row_number() over () % 4 = 0 then 'waiting' else 'dropped' end, now() + interval '1 day',
  '[{"itemId": null, "standingLineId": null, "oneOffLineId": null, "text": "Prøvevare", "quantityMicro": "1000000", "unitPriceMicro":
    "100000000", "discountOre": "0", "share": null, "vatCode": "standard", "vatRateBp": 2500, "netOre": "10000"}]'
from subscription where creditor_id = ? and reference like '%7'`;

const GROUPS = `
with member as (
  select id debtor_id, creditor_id, row_number() over (order by id) / ${HOUSE} house
  from debtor where creditor_id = ? and customer_number::int % ${MEMBER_ONE_IN} = 0
), house as (
  insert into debtor_group (id, creditor_id, name)
  select uuidv7(), creditor_id, 'Ejendom ' || house from (select distinct creditor_id, house from member) h
  returning id, creditor_id, name
), joined as (
  insert into debtor_group_member (id, creditor_id, group_id, debtor_id, joined_on)
  select uuidv7(), m.creditor_id, h.id, m.debtor_id, date '2020-01-01' from member m join house h on h.name = 'Ejendom ' || m.house
), subscribed as (
  insert into subscription (id, creditor_id, kind, reference, start_on, interval_unit, interval_count, payment_terms_days, status,
    next_period_index, next_period_from)
  select uuidv7(), creditor_id, 'group', name, current_date - 60, 'month', 1, 14, 'active', ${RUNS_EACH}, current_date + 10 from house
  returning id, creditor_id, reference
), billed as (
  insert into subscription_group_member (id, creditor_id, subscription_id, debtor_group_id, joined_on)
  select uuidv7(), s.creditor_id, s.id, h.id, date '2020-01-01' from subscribed s join house h on h.name = s.reference
), run as (
  insert into billing_run (id, creditor_id, subscription_id, period_index, period_from, period_to)
  select uuidv7(), creditor_id, id, period, current_date - 90 + 30 * period, current_date - 61 + 30 * period
  from subscribed, generate_series(0, ${RUNS_EACH - 1}) period
  returning id, creditor_id, subscription_id, period_index
)
insert into billing_run_member (run_id, debtor_id, creditor_id, chunk, days, status, settled_as, attention_code)
select r.id, m.debtor_id, r.creditor_id, 0, '{[2026-01-01,2026-02-01)}', case when is_in_need then 'needs_attention' else 'settled' end,
  case when not is_in_need then 'nothing_due' end, case when is_in_need then 'no_price' end
from run r join subscribed s on s.id = r.subscription_id join member m on s.reference = 'Ejendom ' || m.house,
  lateral (select period_index = 0 and hashtext(m.debtor_id::text) % 500 = 0 is_in_need) n`;

const ONE_OFF_LINES = `
insert into one_off_line (id, creditor_id, subscription_id, text, quantity_micro, unit_price_micro, vat_code)
select uuidv7(), creditor_id, id, 'Prøvegebyr', 1000000, 50000000, 'standard' from subscription where creditor_id = ? and reference like '%3'`;

// A creditor's items are few.
const ITEMS = `
insert into item (id, creditor_id, item_number, name_da, name_en, unit_price_micro, vat_code, archived_at)
select uuidv7(), c.id, 'P' || n, 'Prøvevare ' || n, 'Sample ' || n, 100000000, 'standard', case when n % 10 = 0 then now() end
from creditor c, generate_series(1, 40) n where c.id = ?`;

const FINDINGS = `
insert into self_check_finding (id, creditor_id, code, object_type, object_id, object_key, details, status, self_check_id, closed_at)
select uuidv7(), creditor_id, 'mail_failed', 'invoice', id, '', '{}', case when series_number % 1000 = 0 then 'open' else 'gone' end, uuidv7(),
  case when series_number % 1000 <> 0 then now() end
from invoice where creditor_id = ? and series_number % 50 = 0`;

const SELF_CHECKS = `
insert into self_check (id, creditor_id, night_at, finished_at, differences, new_findings, gone_findings)
select uuidv7(), c.id, now() - n * interval '1 day', now(), 0, 0, 0 from creditor c, ${SOME} n where c.id = ?`;

const FILES = `
with file as (
  insert into received_file (id, file_name, origin, uploaded_by, sha256, size_bytes, status, type, supplier, delivery_id, read_at)
  select uuidv7(), 'sample-' || n, 'upload', c.id, decode(md5(c.id::text || n), 'hex'), 1, 'read', '0603', 'S', n::text, now()
  from creditor c, ${SOME} n where c.id = ?
  returning id, uploaded_by creditor_id
), notice as (
  insert into received_notice (received_file_id, position, line, creditor_id, code, text, settled_at)
  select id, position, position, creditor_id, 'unknown_code', 'sample', case when position < 5 then now() end
  from file, generate_series(1, 5) position
), part as (
  insert into received_file_part (received_file_id, creditor_id, notices) select id, creditor_id, 5 from file
)
insert into mandate_event (id, creditor_id, received_file_id, line, position, code, change, bs_debtor_group, customer_number, mandate_number,
  from_on, debtor_id, outcome)
select uuidv7(), f.creditor_id, f.id, position, position, '0231', 'active', '00001', '1', '000000001', date '2026-01-01',
  case when position < 10 then d.id end, case when position < 10 then 'applied' else 'unknown_customer' end
from (select *, row_number() over () n from file) f cross join generate_series(1, 10) position
join (select id, creditor_id, customer_number::int n from debtor) d on d.creditor_id = f.creditor_id and d.n = f.n`;

const DELIVERIES = `
with numbered as (
  select c.id creditor_id, c.bs_data_supplier_number, n,
    case when n % 20 <> 0 then 'received' when n % 100 <> 0 then 'handed_over' else 'closed' end status
  from creditor c, ${SOME} n where c.id = ?
)
insert into delivery (id, creditor_id, data_supplier_number, delivery_number, file_name, content, collection_count, entry_count, net_ore, status,
  handing_over_at, written_at, received_at)
select uuidv7(), creditor_id, bs_data_supplier_number, n, 'D' || n, '', 1, 1, 100, status, case when status <> 'closed' then now() end,
  case when status <> 'closed' then now() end, case when status = 'received' then now() end
from numbered`;

const REGISTRATIONS = `
insert into mandate_registration (id, creditor_id, debtor_id, kind, mandate_number, status, delivery_id)
select uuidv7(), creditor_id, debtor_id, 'cancel', mandate_number, case when n % 20 = 0 then 'queued' else 'delivered' end,
  case when n % 20 <> 0 then uuidv7() end
from (select *, row_number() over () n from mandate where creditor_id = ?) m where n % 5 = 0`;

const WEBHOOKS = `
with endpoint as (
  insert into webhook_endpoint (id, creditor_id, url, read_position)
  select uuidv7(), id, 'https://modtager.example/', 0 from creditor where id = ?
  returning id, creditor_id
), delivery as (
  insert into webhook_delivery (id, creditor_id, endpoint_id, event_id, object_id, position, state, tries, done_at)
  select uuidv7(), e.creditor_id, e.id, i.id, i.id, i.series_number, case when i.series_number % 500 = 0 then 'abandoned' else 'delivered' end, 1, now()
  from endpoint e join invoice i on i.creditor_id = e.creditor_id and i.series = 'invoice'
  returning id, creditor_id
)
insert into webhook_attempt (id, creditor_id, delivery_id, status_code, duration_ms, answer)
select uuidv7(), creditor_id, id, 200, 12, '' from delivery`;

/** What a creditor has less of than subscriptions and invoices, after these. Each statement takes the creditor. */
export const INSERT_RARER_ROWS: readonly string[] = [
  WAITING_PAYMENTS,
  CREDITS,
  PAYMENT_MAILS,
  MAIL_COPIES,
  PRINTS,
  AUDIT_ENTRIES,
  DRAFTS,
  GROUPS,
  ONE_OFF_LINES,
  ITEMS,
  FINDINGS,
  SELF_CHECKS,
  FILES,
  DELIVERIES,
  REGISTRATIONS,
  WEBHOOKS,
  ...INSERT_REMINDER_ROWS,
];
