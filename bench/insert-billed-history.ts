import type { Orm } from '../db/orm.ts';
import type { CreditorId } from '../domain/identifiers/ids.ts';
import { MATCH_AND_POST } from './match-and-post.ts';

/** One in so many collections still waits in its queue, as on the days before a delivery; the others have been delivered. */
const QUEUED_ONE_IN = 25;

// With its check digit, as `paymentId` makes it.
const PAYMENT_ID = `(
    select base || (10 - sum(case when product > 9 then product - 9 else product end) % 10) % 10
    from (select lpad(n::text, 14, '0') base) b, generate_series(1, 14) place,
      lateral (select substr(base, place, 1)::int * (2 - place % 2) product) p
    group by base)`;

const INSERT = `
with invoice as (
  insert into invoice (id, creditor_id, subscription_id, debtor_id, series, series_number, number, fi_creditor_number, payment_number,
    payment_id, period_index, period_from, period_to, issued_on, due_on, language, payment_method, net_ore, vat_ore, total_ore, parties)
  select uuidv7(), s.creditor_id, s.id, s.debtor_id, 'invoice', n, n::text, c.fi_creditor_number, n, ${PAYMENT_ID}, 0, s.start_on,
    s.start_on + 27, s.start_on, s.start_on + 14, 'da', 'betalingsservice', 29970, 7493, 37463,
    jsonb_build_object('mandateNumber', lpad(n::text, 9, '0'), 'debtor', jsonb_build_object('name', 'Prøvekunde ' || n,
      'addressLines', array['Prøvevej ' || n], 'postcode', '9000', 'city', 'Aalborg', 'country', 'DK', 'cvr', null,
      'customerNumber', n::text), 'betalingsservice', jsonb_build_object('pbsNumber', c.pbs_number, 'bsDebtorGroup', c.bs_debtor_group,
      'customerNumber', n::text), 'creditor', jsonb_build_object('name', c.name, 'addressLines', c.address_lines,
      'postcode', c.postcode, 'city', c.city, 'country', c.country, 'cvr', c.cvr, 'email', c.email, 'phone', c.phone))
  from (select *, row_number() over (partition by creditor_id order by id) n from subscription) s join creditor c on c.id = s.creditor_id
  returning id, creditor_id, debtor_id, series_number, due_on, total_ore
), line as (
  insert into invoice_line (invoice_id, creditor_id, position, text, quantity_micro, unit_price_micro, vat_code, vat_rate_bp, net_ore)
  select id, creditor_id, position, 'Prøvevare ' || position, 1000000, 99900000, 'standard', 2500, 9990
  from invoice, generate_series(1, 3) position
), vat as (
  insert into invoice_vat (invoice_id, creditor_id, vat_code, vat_rate_bp, base_ore, vat_ore)
  select id, creditor_id, 'standard', 2500, 29970, 7493 from invoice
), mail as (
  insert into invoice_mail (invoice_id, creditor_id, recipient, message_id, status, attempts, sent_at)
  select id, creditor_id, 'kunde@prove.example', id::text, 'sent', 1, now() from invoice
), numbers as (
  update number_series s set next_number = n.next
  from (select creditor_id, max(series_number) + 1 next from invoice group by 1) n where n.creditor_id = s.creditor_id
  returning s.creditor_id, s.next_number
), payments as (
  update creditor c set next_payment_number = n.next_number from numbers n where n.creditor_id = c.id
), billed as (
  update subscription set next_period_index = 1, next_period_from = (start_on + interval '1 month')::date
)
insert into collection (id, creditor_id, invoice_id, debtor_id, pbs_number, bs_debtor_group, customer_number, mandate_number, payment_date,
  amount_ore, status, delivery_id, entry_reference)
select uuidv7(), creditor_id, id, debtor_id, '00000001', '00001', series_number::text, lpad(series_number::text, 9, '0'), due_on, total_ore,
  case when waits then 'queued' else 'delivered' end, case when waits then null else uuidv7() end, case when waits then null else '1' end
from (select *, series_number % ${QUEUED_ONE_IN} = 0 waits from invoice) i`;

// One in so many invoices is still open, as before the day on which they are paid.
const OPEN_ONE_IN = 10;

const POST_INVOICES = `
with posted as (
  insert into ledger_transfer (creditor_id, booked_on, kind, debit, credit, amount_ore, debtor_id, invoice_id)
  select creditor_id, issued_on, kind, 'receivables', account, amount_ore, debtor_id, id
  from invoice cross join lateral (values ('invoiced', 'sales', net_ore), ('vat_invoiced', 'vat', vat_ore)) v (kind, account, amount_ore)
)
insert into invoice_balance (invoice_id, creditor_id, debtor_id, due_on, open_ore)
select id, creditor_id, debtor_id, due_on, case when series_number % ${OPEN_ONE_IN} = 0 then total_ore else 0 end from invoice`;

const PAY_INVOICES = `
with file as (
  insert into received_file (id, file_name, origin, sha256, size_bytes, status, type, read_at)
  values (uuidv7(), 'sample', 'upload', '', 0, 'read', '0602', now()) returning id
), payment as (
  insert into payment (id, creditor_id, received_file_id, line, position, kind, source, code, booked_on, amount_ore, unmatched_ore, status,
    reference)
  select uuidv7(), i.creditor_id, f.id, n, n, 'paid', 'bs_automatic', '0236', i.due_on, i.total_ore, 0, 'matched', i.id::text
  from (select *, row_number() over (order by id) n from invoice) i cross join file f
  where series_number % ${OPEN_ONE_IN} <> 0
  returning id, creditor_id, reference, booked_on, amount_ore
), ${MATCH_AND_POST}`;

/**
 * Writes a first period's invoice, mail, collection and payment for every subscription of the database, by few statements and without the checks
 * that a commit makes of each row: for databases that are looked at by size, never to be billed on.
 */
export async function insertBilledHistory(orm: Orm): Promise<void> {
  await orm.em.fork().transactional(async (em) => {
    await em.execute('set local session_replication_role = replica');
    for (const sql of [INSERT, POST_INVOICES, PAY_INVOICES]) await em.execute(sql);
  });
  await orm.em.fork().execute('analyze');
}

/** An invoice and its subscription, of those that were written for the creditor. */
export async function pickBilled(
  orm: Orm,
  creditorId: CreditorId,
): Promise<{ id: string; subscriptionId: string; debtorId: string; number: string }> {
  const [row] = await orm.em
    .fork()
    .execute<{ id: string; subscriptionId: string; debtorId: string; number: string }[]>(
      'select id, subscription_id "subscriptionId", debtor_id "debtorId", number from invoice where creditor_id = ? order by id offset 200 limit 1',
      [creditorId],
    );
  if (row === undefined) throw new Error(`creditor ${creditorId} has no invoices`);
  return row;
}
