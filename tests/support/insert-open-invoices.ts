import { paymentId } from '../../domain/identifiers/fi71.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import type { Orm } from '../../db/orm.ts';
import { sampleDelivery, sampleSubscription } from './sample-data.ts';

/** So many go to the database as one statement. */
const BATCH = 50_000;

const ISSUED_BEFORE_DAYS = 14;

const FILLED =
  'debtor, invoice, invoice_line, invoice_vat, invoice_balance, ledger_transfer, collection, delivery, subscription, creditor';

const INSERT = `
with given as (
  select g.*, ?::uuid creditor_id, ?::uuid subscription_id, ?::uuid delivery_id, ?::date due_on
  from jsonb_to_recordset(?::jsonb) as g (n bigint, payment_id text, amount_ore bigint, collected boolean)
), debtor as (
  insert into debtor (id, creditor_id, customer_number, name, address_lines, postcode, city, country, email, language)
  select uuidv7(), creditor_id, n::text, 'Prøvekunde ' || n, array['Prøvevej ' || n], '9000', 'Aalborg', 'DK', 'kunde' || n || '@prove.example',
    'da'
  from given returning id, customer_number
), invoice as (
  insert into invoice (id, creditor_id, subscription_id, debtor_id, series, series_number, number, fi_creditor_number, payment_number,
    payment_id, period_index, period_from, period_to, issued_on, due_on, language, payment_method, net_ore, vat_ore, total_ore, parties)
  select uuidv7(), g.creditor_id, subscription_id, d.id, 'invoice', n, n::text, c.fi_creditor_number, n, g.payment_id, 0, due_on, due_on + 27,
    due_on - ${ISSUED_BEFORE_DAYS}, due_on, 'da', case when collected then 'betalingsservice' else 'fi71' end, amount_ore, 0, amount_ore,
    jsonb_build_object('debtor', jsonb_build_object('customerNumber', n::text))
  from given g join debtor d on d.customer_number = n::text join creditor c on c.id = g.creditor_id
  returning id, creditor_id, debtor_id, series_number, issued_on, due_on, total_ore
), line as (
  insert into invoice_line (invoice_id, creditor_id, position, text, quantity_micro, unit_price_micro, vat_code, vat_rate_bp, net_ore)
  select id, creditor_id, 1, 'Prøvevare', 1000000, total_ore * 10000, 'exempt', 0, total_ore from invoice
), vat as (
  insert into invoice_vat (invoice_id, creditor_id, vat_code, vat_rate_bp, base_ore, vat_ore)
  select id, creditor_id, 'exempt', 0, total_ore, 0 from invoice
), balance as (
  insert into invoice_balance (invoice_id, creditor_id, debtor_id, due_on, open_ore)
  select id, creditor_id, debtor_id, due_on, total_ore from invoice
), posted as (
  insert into ledger_transfer (creditor_id, booked_on, kind, debit, credit, amount_ore, debtor_id, invoice_id)
  select creditor_id, issued_on, 'invoiced', 'receivables', 'sales', total_ore, debtor_id, id from invoice
)
insert into collection (id, creditor_id, invoice_id, debtor_id, pbs_number, bs_debtor_group, customer_number, mandate_number, payment_date,
  amount_ore, status, delivery_id, entry_reference)
select uuidv7(), g.creditor_id, i.id, i.debtor_id, c.pbs_number, c.bs_debtor_group, n::text, lpad(n::text, 9, '0'), g.due_on, amount_ore,
  'delivered', delivery_id, n::text
from given g join invoice i on i.series_number = n join creditor c on c.id = g.creditor_id where collected`;

/**
 * Writes open invoices, plainly samples, numbered from 1 on, each to a debtor of its own, whose customer number, payment number and reference
 * are that number; the first `collected` of them have been asked for by a delivery, with their due day as the payment date. Written as the
 * ledger's triggers would, without the checks that a commit makes of each row.
 */
export async function insertOpenInvoices(
  orm: Orm,
  {
    creditorId,
    count,
    collected,
    dueOn,
    amountOreOf,
  }: {
    creditorId: CreditorId;
    count: number;
    collected: number;
    dueOn: CivilDate;
    amountOreOf: (number: number) => bigint;
  },
): Promise<void> {
  const subscriptionId = await sampleSubscription(orm, { creditorId, debtorId: null, startOn: dueOn });
  const deliveryId = await sampleDelivery(orm, { creditorId });
  for (let first = 1; first <= count; first += BATCH) {
    const length = Math.min(BATCH, count - first + 1);
    const rows = Array.from({ length }, (_unused, index) => {
      const n = first + index;
      return { n, payment_id: paymentId(BigInt(n)), amount_ore: amountOreOf(n).toString(), collected: n <= collected };
    });
    await orm.em.fork().transactional(async (em) => {
      await em.execute('set local session_replication_role = replica');
      await em.execute(INSERT, [creditorId, subscriptionId, deliveryId, dueOn, JSON.stringify(rows)]);
    });
  }
  // Not what is empty: PostgreSQL takes a table that it has never looked at for one that will grow.
  await orm.em.fork().execute(`vacuum analyze ${FILLED}`);
}
