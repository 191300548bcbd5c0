import { v7 as uuid } from 'uuid';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, ReceivedFileId } from '../../domain/identifiers/ids.ts';
import type { PaymentFacts } from '../../domain/payments/match-facts.ts';
import type { Orm } from '../../db/orm.ts';
import type { MoneyState } from './apply-decision.ts';
import { sampleCreditor, sampleDelivery, sampleSubscription } from './sample-data.ts';
import { sampleReceivedFile } from './sample-payments.ts';

/** The FI creditor number that stories give to the creditor's own slips. */
const OWN_SLIP = '80679858';
const BOOKED_ON = civilDate('2027-01-05');
/** What a column of øre holds. */
const MAX_ORE = 9_999_999_999n;

const INSERT_MONEY = `
with given as (
  select g.*, ?::uuid creditor_id, ?::uuid subscription_id, ?::uuid delivery_id from jsonb_to_recordset(?::jsonb) as g (n bigint, id uuid,
    debtor uuid, customer_number text, name text, number text, payment_id text, payment_number bigint, amount_ore bigint, due_on date,
    entry_reference text, collected text, dues jsonb)
), debtor as (
  insert into debtor (id, creditor_id, customer_number, name, address_lines, postcode, city, country, email, language)
  select distinct debtor, creditor_id, customer_number, name, array['Prøvevej 1'], '9000', 'Aalborg', 'DK', 'kunde@prove.example', 'da' from given
), invoice as (
  insert into invoice (id, creditor_id, subscription_id, debtor_id, series, series_number, number, fi_creditor_number, payment_number,
    payment_id, period_index, period_from, period_to, issued_on, due_on, language, payment_method, net_ore, vat_ore, total_ore, parties)
  select g.id, creditor_id, case when dues is null then subscription_id end, debtor, case when dues is null then 'invoice' else 'reminder' end, n,
    g.number, c.fi_creditor_number, g.payment_number, g.payment_id, case when dues is null then n end,
    case when dues is null then date '2026-12-01' + n::int end, case when dues is null then date '2026-12-01' + n::int end,
    date '2026-12-01' + case when dues is null then 0 else n::int end, due_on, 'da', 'fi71', amount_ore, 0, amount_ore,
    jsonb_build_object('debtor', jsonb_build_object('customerNumber', g.customer_number))
  from given g join creditor c on c.id = g.creditor_id
), reminder as (
  insert into reminder (id, creditor_id, debtor_id, debtor_kind, level, is_notice, issued_on, deadline_on, arrears_from, fee_ore,
    compensation_ore, interest_ore, asked_ore, day_count)
  select id, creditor_id, debtor, 'consumer', 1, false, date '2026-12-01' + n::int, due_on, date '2026-12-01', 0, 0, amount_ore, amount_ore + 1,
    'actual/365'
  from given where dues is not null
), listed as (
  insert into reminder_invoice (creditor_id, reminder_id, position, invoice_id, level, is_raised, open_ore, interest_ore)
  select creditor_id, id, position, invoice_id::uuid, 1, true, 1, 0
  from given cross join jsonb_array_elements_text(dues) with ordinality l (invoice_id, position) where dues is not null
), balance as (
  insert into invoice_balance (invoice_id, creditor_id, debtor_id, due_on, open_ore) select id, creditor_id, debtor, due_on, amount_ore from given
)
insert into collection (id, creditor_id, invoice_id, debtor_id, pbs_number, bs_debtor_group, customer_number, mandate_number, payment_date,
  amount_ore, status, delivery_id, entry_reference)
select uuidv7(), g.creditor_id, g.id, debtor, c.pbs_number, '00001', g.customer_number, '000000001', date '2027-01-04', amount_ore, collected,
  case collected when 'delivered' then delivery_id end, case collected when 'delivered' then g.entry_reference end
from given g join creditor c on c.id = g.creditor_id where collected is not null`;

/**
 * Writes a story's invoices, of which those without a collection that was delivered are about to be collected, and its reminders for a creditor of their own.
 * The same story is written in the same order each time.
 */
export async function writeMoney(orm: Orm, { invoices, collections }: MoneyState): Promise<CreditorId> {
  const creditorId = await sampleCreditor(orm);
  const subscriptionId = await sampleSubscription(orm, {
    creditorId,
    debtorId: null,
    startOn: civilDate('2026-12-01'),
  });
  const deliveryId = await sampleDelivery(orm, { creditorId });
  const debtors = new Map(invoices.map(({ customerNumber }) => [customerNumber, uuid()]));
  const ids = new Map(invoices.map(({ invoiceId }) => [invoiceId, uuid()]));
  const rows = invoices.map((invoice) => {
    const { dues } = invoice;
    const collection = collections.find(({ invoiceId }) => invoiceId === invoice.invoiceId);
    return {
      n: invoice.seriesNumber.toString(),
      id: ids.get(invoice.invoiceId),
      debtor: debtors.get(invoice.customerNumber),
      customer_number: invoice.customerNumber,
      name: `Prøvekunde ${invoice.customerNumber}`,
      number: invoice.number,
      payment_id: invoice.paymentId,
      payment_number: invoice.paymentNumber.toString(),
      amount_ore: invoice.totalOre.toString(),
      due_on: invoice.dueOn,
      entry_reference: collection?.entryReference ?? null,
      collected: dues !== undefined ? null : collection === undefined ? 'queued' : 'delivered',
      dues: dues?.map((id) => ids.get(id)) ?? null,
    };
  });
  await orm.em.fork().transactional(async (em) => {
    await em.execute('set local session_replication_role = replica');
    await em.execute(INSERT_MONEY, [creditorId, subscriptionId, deliveryId, JSON.stringify(rows)]);
  });
  return creditorId;
}

const INSERT_HAND = `
insert into payment (id, creditor_id, kind, source, code, booked_on, amount_ore, unmatched_ore, status, hand_method, hand_debtor_id)
select ?::uuid, creditor_id, 'paid', 'by_hand', 'HAND', ?::date, ?::bigint, ?::bigint, 'waiting', 'cash', id
from debtor where creditor_id = ? order by id limit 1`;

/** Writes a payment that a person has entered for the creditor's first debtor, and that waits. */
export async function writeHandPayment(orm: Orm, creditorId: CreditorId, amountOre: bigint): Promise<void> {
  const ore = amountOre.toString();
  await orm.em.fork().execute(INSERT_HAND, [uuid(), BOOKED_ON, ore, ore, creditorId]);
}

const INSERT_PAYMENTS = `
insert into payment (id, creditor_id, received_file_id, line, position, kind, source, code, bs_debtor_group, customer_number, fi_payment_id,
  slip_creditor_number, reference, stated_on, paid_on, booked_on, amount_ore, unmatched_ore, stated_ore, payer_text, status, same_as_id)
select p.id, c.id, ?::uuid, position, position, kind, source, '0297', p.bs_debtor_group, customer_number, fi_payment_id,
  case when slip_creditor_number = '${OWN_SLIP}' then c.fi_creditor_number else slip_creditor_number end, reference, stated_on, paid_on, booked_on,
  amount_ore, amount_ore, stated_ore, payer_text, 'new', same_as_id
from jsonb_to_recordset(?::jsonb) as p (id uuid, position int, kind text, source text, bs_debtor_group text, customer_number text,
  fi_payment_id text, slip_creditor_number text, reference text, stated_on date, paid_on date, booked_on date, amount_ore bigint,
  stated_ore bigint, payer_text text, same_as_id uuid) join creditor c on c.id = ?`;

/** A payment of a story; `sameAs`: of the payments before it in its file, which one it is said to be the same money as. */
export type ToldPayment = PaymentFacts & { readonly sameAs?: number | null };

/** Writes payments as a file's that nobody has looked at yet. What no file could tell is made what one could. */
export async function writeFile(
  orm: Orm,
  { creditorId, payments }: { creditorId: CreditorId; payments: readonly ToldPayment[] },
): Promise<ReceivedFileId> {
  const fileId = await sampleReceivedFile(orm);
  await orm.em.fork().execute('update received_file set delivery_id = null where id = ?', [fileId]);
  const ids = payments.map(() => uuid());
  const rows = payments.map((payment, index) => ({
    id: ids[index],
    position: index + 1,
    kind: payment.kind,
    source: payment.source,
    bs_debtor_group: payment.bsDebtorGroup,
    customer_number: writable(payment.customerNumber),
    fi_payment_id: writable(payment.paymentId),
    slip_creditor_number: payment.slipCreditorNumber,
    reference: writable(payment.reference),
    stated_on: payment.statedOn,
    paid_on: payment.paidOn,
    booked_on: payment.bookedOn ?? BOOKED_ON,
    amount_ore: (payment.kind === 'rejected' || payment.kind === 'cancelled'
      ? 0n
      : within(payment.amountOre)
    ).toString(),
    stated_ore: payment.statedOre?.toString() ?? null,
    payer_text: writable(payment.payerText),
    same_as_id:
      payment.sameAs === undefined || payment.sameAs === null || payment.sameAs >= index ? null : ids[payment.sameAs],
  }));
  await orm.em.fork().execute(INSERT_PAYMENTS, [fileId, JSON.stringify(rows), creditorId]);
  return fileId;
}

/** A column of text holds no null character, and no half of a letter. */
const writable = (text: string | null): string | null => text?.replaceAll('\0', '').toWellFormed() ?? null;

const within = (ore: bigint): bigint => (ore > MAX_ORE || ore < -MAX_ORE ? ore % MAX_ORE : ore);
