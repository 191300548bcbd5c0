import type { Orm } from '../db/orm.ts';
import type { CivilDate } from '../domain/calendar/calendar.ts';
import type { CreditorId } from '../domain/identifiers/ids.ts';
import { INSERT_RARER_ROWS } from './insert-rarer-rows.ts';
import { MATCH_AND_POST } from './match-and-post.ts';

/** Periods that each subscription has been billed for: three of a month, the last of which has just begun. */
const PERIODS = 3;

/** What is due has been paid, but for one invoice in so many; of what is not due yet nothing has been paid. */
const LATE_ONE_IN = 20;

/** Names that many have and names that few have: what is searched for may be either. */
const FIRST_NAMES = `array['Anne', 'Bo', 'Camilla', 'Dorte', 'Erik', 'Freja', 'Gorm', 'Hanne', 'Ib', 'Jytte', 'Kaj', 'Lise', 'Mads', 'Nanna', 'Ole', 'Pia', 'Rasmus', 'Signe', 'Tove', 'Ulla']`;
const LAST_NAMES = `array['Andersen', 'Berg', 'Christensen', 'Dahl', 'Enevoldsen', 'Friis', 'Gram', 'Hansen', 'Iversen', 'Jensen', 'Krogh', 'Larsen', 'Madsen', 'Nielsen', 'Olsen', 'Petersen', 'Quist', 'Rasmussen', 'Skov', 'Thomsen', 'Uldall', 'Vinther', 'Winther', 'Ærø', 'Østergaard', 'Åkjær', 'Lund']`;

/** Half of the debtors pay by Betalingsservice, the others by a slip. Takes the creditor, today and the number of subscriptions. */
const INSERT_SUBSCRIPTIONS = `
with given as (
  select ?::uuid creditor_id, ?::date today
), numbered as (
  select n, creditor_id, (today - interval '${PERIODS} months')::date + 1 + (n * 7919) % 28 drawn_on from given, generate_series(1, ?::int) n
), starting as (
  select n, creditor_id, drawn_on - greatest(extract(day from drawn_on)::int - 28, 0) start_on from numbered
), debtor as (
  insert into debtor (id, creditor_id, customer_number, name, address_lines, postcode, city, country, email, language)
  select uuidv7(), creditor_id, n::text,
    'Prøvekunde ' || (${FIRST_NAMES})[1 + n % 20] || ' ' || (${LAST_NAMES})[1 + n / 20 % 27] || ' ' || n,
    array['Prøvevej ' || n], '9000', 'Aalborg', 'DK', 'kunde' || n || '@prove.example', 'da'
  from starting
  returning id, creditor_id, customer_number
), mandate as (
  insert into mandate (id, creditor_id, debtor_id, mandate_number, active_from)
  select uuidv7(), creditor_id, id, lpad(customer_number, 9, '0'), date '2000-01-01' from debtor where customer_number::int % 2 = 0
), subscription as (
  insert into subscription (id, creditor_id, debtor_id, reference, start_on, interval_unit, interval_count, payment_terms_days, status,
    attention_code, next_period_index, next_period_from)
  select uuidv7(), d.creditor_id, d.id, 'Aftale ' || n, start_on, 'month', 1, 14,
    case when n % 1000 = 0 then 'needs_attention' else 'active' end, case when n % 1000 = 0 then 'no_price' end, ${PERIODS},
    (start_on + interval '${PERIODS} months')::date
  from debtor d join starting s on s.n = d.customer_number::int
  returning id, creditor_id
)
insert into standing_line (id, creditor_id, subscription_id, position, text, quantity_micro, unit_price_micro, vat_code)
select uuidv7(), creditor_id, id, position, 'Prøvevare ' || position, 1000000, position * 49950000, 'standard'
from subscription, generate_series(1, 2) position`;

/** Takes the number of subscriptions, the creditor and twice today. */
const INSERT_INVOICES = `
with due as (
  select s.*, d.name, d.customer_number, d.customer_number::bigint n, period,
    period * ?::bigint + d.customer_number::bigint series_number,
    (start_on + make_interval(months => period))::date period_from,
    (start_on + make_interval(months => period + 1))::date - 1 period_to
  from subscription s join debtor d on d.id = s.debtor_id cross join generate_series(0, ${PERIODS - 1}) period
  where s.creditor_id = ?
), invoice as (
  insert into invoice (id, creditor_id, subscription_id, debtor_id, series, series_number, number, fi_creditor_number, payment_number,
    payment_id, period_index, period_from, period_to, issued_on, due_on, language, payment_method, net_ore, vat_ore, total_ore, parties)
  select uuidv7(), creditor_id, id, debtor_id, 'invoice', series_number, series_number::text, fi_creditor_number, series_number,
    lpad(series_number::text, 15, '0'), period, period_from, period_to, period_from, period_from + 14, 'da',
    case when n % 2 = 0 then 'betalingsservice' else 'fi71' end, net_ore, net_ore / 4, net_ore / 4 * 5,
    jsonb_build_object('debtor', jsonb_build_object('name', name, 'addressLines', array['Prøvevej ' || n], 'postcode', '9000',
      'city', 'Aalborg', 'country', 'DK', 'cvr', null, 'customerNumber', customer_number))
  from (
    select due.*, c.fi_creditor_number, 10000 + n * 37 % 500 * 100 net_ore from due join creditor c on c.id = due.creditor_id
    order by period_from, n) i
  returning id, creditor_id, debtor_id, series_number, issued_on, due_on, payment_method, net_ore, vat_ore, total_ore
), line as (
  insert into invoice_line (invoice_id, creditor_id, position, text, quantity_micro, unit_price_micro, vat_code, vat_rate_bp, net_ore)
  select id, creditor_id, 1, 'Prøvevare', 1000000, net_ore * 10000, 'standard', 2500, net_ore from invoice
), vat as (
  insert into invoice_vat (invoice_id, creditor_id, vat_code, vat_rate_bp, base_ore, vat_ore)
  select id, creditor_id, 'standard', 2500, net_ore, vat_ore from invoice
), mail as (
  insert into invoice_mail (invoice_id, creditor_id, recipient, message_id, status, attempts, sent_at, created_at)
  select id, creditor_id, 'kunde@prove.example', id::text, status, 1, case when status = 'sent' then now() end, issued_on
  from (select *, case when series_number % 3000 = 0 then 'failed' when series_number % 2000 = 0 then 'waiting' else 'sent' end status
    from invoice) i
), collection as (
  insert into collection (id, creditor_id, invoice_id, debtor_id, pbs_number, bs_debtor_group, customer_number, mandate_number, payment_date,
    amount_ore, status, delivery_id, entry_reference)
  select uuidv7(), creditor_id, id, debtor_id, '00000001', '00001', series_number::text, lpad(series_number::text, 9, '0'), due_on,
    total_ore, status, case when status <> 'queued' then uuidv7() end, case when status <> 'queued' then series_number::text end
  from (
    select *, case when due_on >= ?::date then 'queued' when series_number % 500 = 0 then 'rejected' else 'delivered' end status
    from invoice where payment_method = 'betalingsservice') i
), posted as (
  insert into ledger_transfer (creditor_id, booked_on, kind, debit, credit, amount_ore, debtor_id, invoice_id, vat_code, vat_rate_bp,
    net_ore, vat_ore)
  select creditor_id, issued_on, kind, 'receivables', account, amount_ore, debtor_id, id, 'standard', 2500, sold_ore, sold_vat_ore
  from invoice cross join lateral (
    values ('invoiced', 'sales', net_ore, net_ore, vat_ore), ('vat_invoiced', 'vat', vat_ore, null, null)
  ) v (kind, account, amount_ore, sold_ore, sold_vat_ore)
)
insert into invoice_balance (invoice_id, creditor_id, debtor_id, due_on, open_ore)
select id, creditor_id, debtor_id, due_on, case when due_on >= ?::date or series_number % ${LATE_ONE_IN} = 0 then total_ore else 0 end
from invoice`;

const PAY_INVOICES = `
with file as (
  insert into received_file (id, file_name, origin, sha256, size_bytes, status, type, read_at)
  values (uuidv7(), 'sample', 'upload', '', 0, 'read', '0602', now()) returning id
), payment as (
  insert into payment (id, creditor_id, received_file_id, line, position, kind, source, code, booked_on, amount_ore, unmatched_ore, status,
    reference, payer_text)
  select uuidv7(), i.creditor_id, f.id, n, n, 'paid', case payment_method when 'fi71' then 'fi_file' else 'bs_automatic' end, '0236', i.due_on,
    i.total_ore, 0, 'matched', i.id::text, case payment_method when 'fi71' then 'Kunde ' || n || ' betaler faktura ' || number end
  from (
    select i.*, row_number() over (order by i.due_on, i.id) n from invoice i join invoice_balance b on b.invoice_id = i.id
    where i.creditor_id = ? and b.open_ore = 0 order by i.due_on, i.id) i cross join file f
  returning id, creditor_id, reference, booked_on, amount_ore
), ${MATCH_AND_POST}`;

/** What triggers add up. Each statement takes the creditor. */
const ADD_UP = [
  `insert into ledger_sum (creditor_id, booked_on, kind, debit, credit, amount_ore)
   select creditor_id, booked_on, kind, debit, credit, sum(amount_ore) from ledger_transfer where creditor_id = ? group by 1, 2, 3, 4, 5`,
  `insert into turnover_sum (creditor_id, issued_on, part, vat_code, vat_rate_bp, amount_ore)
   select i.creditor_id, i.issued_on, part, 'standard', 2500, sum(amount_ore)
   from invoice i cross join lateral (values ('lines', i.net_ore), ('vat', i.vat_ore)) v (part, amount_ore)
   where i.creditor_id = ? group by 1, 2, 3`,
];

/**
 * Writes monthly subscriptions, plainly samples, each with a debtor, three invoices with their mails, collections, payments and postings, and
 * some of what a creditor has less of: by few statements and without the checks that a commit makes of each row. To be looked at, never to be
 * billed on.
 */
export async function insertListRows(
  orm: Orm,
  { creditorId, today, count }: { creditorId: CreditorId; today: CivilDate; count: number },
): Promise<void> {
  await orm.em.fork().transactional(async (em) => {
    await em.execute('set local session_replication_role = replica');
    await em.execute(INSERT_SUBSCRIPTIONS, [creditorId, today, count]);
    await em.execute('analyze debtor, subscription');
    await em.execute(INSERT_INVOICES, [count, creditorId, today, today]);
    await em.execute('analyze invoice, invoice_balance');
    await em.execute(PAY_INVOICES, [creditorId]);
    for (const sql of ADD_UP) await em.execute(sql, [creditorId]);
    for (const sql of INSERT_RARER_ROWS) await em.execute(sql, [creditorId]);
  });
}
