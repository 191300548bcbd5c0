import type {
  CollectionId,
  CreditorId,
  DebtorId,
  InvoiceId,
  PaymentId,
  PaymentMatchId,
} from '../../domain/identifiers/ids.ts';
import type {
  CandidateCollection,
  CandidateInvoice,
  CandidatePayOut,
  CandidateSlip,
  EarlierPayment,
  PaymentFacts,
} from '../../domain/payments/match-facts.ts';
import { SLIP_REFERENCE_WIDTH } from '../../domain/payments/compare-facts.ts';
import { OPEN_OF_A_CUSTOMER, type OpenOfCustomer, type SetCandidates } from '../../domain/payments/facts-of-set.ts';
import { keysOfPayment, type PaymentKeys } from '../../domain/payments/keys-of-payment.ts';
import { daysByHand } from '../../domain/payments/told-by-hand.ts';
import type { EntityManager } from '../orm.ts';
import type { CollectionStatus } from '../words/collections.ts';

/** A payment's facts with its own id. */
export type PaymentToMatch = PaymentFacts & { readonly id: PaymentId };

/** What the payments name, by which all is found that they could have to do with. */
function keysOf(payments: readonly PaymentToMatch[]) {
  const keys = payments.map(keysOfPayment);
  const ofDays = new Map(payments.map((payment) => [`${payment.paidOn} ${payment.bookedOn}`, payment]));
  const texts = (pick: (key: PaymentKeys) => string | null | readonly string[]) =>
    array([...new Set(keys.flatMap((key) => pick(key) ?? []))]);
  return {
    paymentIds: texts(({ paymentIds }) => paymentIds),
    told: texts(({ paymentIds }) => paymentIds.slice(0, 1)),
    customers: texts(({ customer }) => customer),
    references: texts(({ reference }) => reference),
    beginnings: texts(({ reference }) => reference?.slice(0, SLIP_REFERENCE_WIDTH) ?? null),
    numbers: texts(({ numbers }) => numbers),
    dates: texts(({ statedOn }) => statedOn),
    amounts: array([...new Set(payments.map(({ amountOre }) => amountOre.toString()))]),
    handDays: array([...new Set([...ofDays.values()].flatMap(daysByHand))]),
  };
}

// Three lists rather than one condition: each is found by an index of its own.
const SELECT_COLLECTIONS = `
select id "collectionId", invoice_id "invoiceId", customer_number "customerNumber", bs_debtor_group "bsDebtorGroup",
  payment_date "paymentDate", entry_reference "entryReference", amount_ore "amountOre", status
from collection
where id in (
  select id from collection where creditor_id = ? and entry_reference = any(?::text[])
  union select id from collection where creditor_id = ? and left(entry_reference, 9) = any(?::text[]) and entry_reference is not null
  union select id from collection
  where creditor_id = ? and customer_number = any(?::text[]) and payment_date = any(?::date[]) and entry_reference is not null)`;

const SELECT_PAY_OUTS = `
select id "payOutId", debtor_id "debtorId", customer_number "customerNumber", payment_date "paymentDate", reference,
  case when status = 'refused' and payment_id is null then 'delivered' else status end status
from pay_out
where id in (
  select id from pay_out where creditor_id = ? and reference = any(?::text[])
  union select id from pay_out where creditor_id = ? and customer_number = any(?::text[]) and payment_date = any(?::date[])
) and delivery_id is not null`;

const SELECT_SLIPS = `
select invoice_id "invoiceId", customer_number "customerNumber", payment_date "paymentDate", entry_reference "entryReference", amount_ore "amountOre"
from slip where creditor_id = ? and left(entry_reference, ${SLIP_REFERENCE_WIDTH}) = any(?::text[]) and entry_reference is not null`;

// Whose ids first, and what stands there then: so many ids as there are payments are looked up, however large the tables have grown.
const SELECT_INVOICE_IDS = `
select id from invoice where creditor_id = ? and payment_id = any(?::bpchar[])
union select id from invoice where creditor_id = ? and payment_number = any(?::bigint[])
union select id from invoice where creditor_id = ? and number = any(?::text[])`;

const SELECT_OPEN_OF_CUSTOMERS = `
select d.customer_number "customerNumber", d.id "debtorId", coalesce((
  select jsonb_agg(o.invoice_id order by o.invoice_id) from (
    select invoice_id from invoice_balance b where b.creditor_id = d.creditor_id and b.debtor_id = d.id and b.open_ore > 0
    order by invoice_id limit ${OPEN_OF_A_CUSTOMER}) o), '[]') "invoiceIds"
from debtor d where d.creditor_id = ? and d.customer_number = any(?::text[])`;

// What a reminder asks for is paid by its payment id.
const SELECT_LISTED_IDS = `select distinct invoice_id id from reminder_invoice where reminder_id = any(?::uuid[])`;

// What a charge-back opens again is held as well.
const SELECT_PAID_IDS = `
select distinct invoice_id id from payment_match where payment_id = any(?::uuid[]) and undone_at is null and invoice_id is not null`;

// The balance's row is held: what is open of an invoice cannot change before the payments are booked.
const SELECT_INVOICES = `
select i.id "invoiceId", i.debtor_id "debtorId", i.number, i.series_number "seriesNumber", i.payment_id "paymentId",
  i.fi_creditor_number "fiCreditorNumber", i.payment_number "paymentNumber", i.parties #>> '{debtor,customerNumber}' "customerNumber",
  d.name "debtorName", i.total_ore "totalOre", b.open_ore "openOre",
  coalesce((select sum(total_ore) from invoice n where n.credits_invoice_id = i.id), 0) "creditedOre",
  i.issued_on "issuedOn", i.due_on "dueOn", case i.series when 'reminder' then (
    select jsonb_agg(l.invoice_id order by l.position) from reminder_invoice l where l.reminder_id = i.id) end dues
from invoice i join invoice_balance b on b.invoice_id = i.id join debtor d on d.id = i.debtor_id
where i.creditor_id = ? and i.id = any(?::uuid[]) and b.invoice_id = any(?::uuid[])
order by i.id for update of b`;

const SELECT_EARLIER_IDS = `
select id from payment where creditor_id = ? and fi_payment_id = any(?::bpchar[])
union select id from payment where creditor_id = ? and customer_number = any(?::text[])
union select id from payment
where creditor_id = ? and source = 'by_hand' and amount_ore = any(?::bigint[]) and booked_on = any(?::date[])`;

const SELECT_EARLIER = `
select p.id, p.kind, p.source, p.fi_payment_id "paymentId", p.customer_number "customerNumber", p.reference, p.stated_on "statedOn",
  p.paid_on "paidOn", p.booked_on "bookedOn", p.amount_ore "amountOre", p.unmatched_ore "leftOre",
  p.hand_debtor_id "handDebtorId",
  p.hand_debtor_id is not null and exists (
    select from payment w
    where w.creditor_id = p.creditor_id and w.amount_ore = p.amount_ore and w.booked_on between p.booked_on - 30 and p.booked_on + 30
      and w.source in ('camt', 'fi_file', 'bs_slip') and w.status in ('waiting', 'dismissed')
      and w.suggestions @> jsonb_build_array(jsonb_build_object('why', 'same_money', 'paymentId', p.id))) "isToldByBank",
  (select jsonb_agg(jsonb_build_object('matchId', m.id, 'invoiceId', m.invoice_id, 'debtorId', m.debtor_id,
     'collectionId', m.collection_id, 'amountOre', (m.amount_ore + coalesce((
       select sum(r.amount_ore) from payment_match r where r.reverses_id = m.id and r.undone_at is null), 0))::text) order by m.id)
   from payment_match m where m.payment_id = p.id and m.undone_at is null) matches
from payment p
where p.id = any(?::uuid[]) and p.kind in ('paid', 'charged_back') and p.status <> 'new'
order by p.id`;

type Counted = 'seriesNumber' | 'paymentNumber' | 'totalOre' | 'creditedOre' | 'openOre';

/** As the database answers it. */
export type InvoiceRow = Omit<CandidateInvoice, Counted | 'settledOre' | 'dues'> &
  Record<Counted, string> & { readonly dues?: readonly InvoiceId[] | null };

type CollectionRow = Omit<CandidateCollection, 'amountOre' | 'status'> & {
  readonly amountOre: string;
  readonly status: CollectionStatus;
};

interface StandingMatch {
  readonly matchId: PaymentMatchId;
  readonly invoiceId: InvoiceId | null;
  readonly debtorId: DebtorId;
  readonly collectionId: CollectionId | null;
  readonly amountOre: string;
}

type EarlierRow = Omit<EarlierPayment, 'amountOre' | 'leftOre' | 'allocations' | 'creditOre' | 'creditDebtorId'> & {
  readonly amountOre: string;
  readonly leftOre: string;
  readonly matches: readonly StandingMatch[] | null;
};

/** Texts as PostgreSQL writes an array. */
export const array = (values: readonly string[]) =>
  `{${values.map((value) => `"${value.replaceAll(/["\\]/g, '\\$&')}"`).join()}}`;

/** Reads all that payments of a creditor could have to do with, and holds the balances of the invoices, in a few statements. */
export async function loadMatchCandidates(
  em: EntityManager,
  { creditorId, payments }: { creditorId: CreditorId; payments: readonly PaymentToMatch[] },
): Promise<SetCandidates> {
  const { paymentIds, told, customers, references, beginnings, numbers, dates, amounts, handDays } = keysOf(payments);
  const collections = await em.execute<CollectionRow[]>(SELECT_COLLECTIONS, [
    creditorId,
    references,
    creditorId,
    references,
    creditorId,
    customers,
    dates,
  ]);
  const payOuts = await em.execute<CandidatePayOut[]>(SELECT_PAY_OUTS, [
    creditorId,
    references,
    creditorId,
    customers,
    dates,
  ]);
  const slips = await em.execute<(Omit<CandidateSlip, 'amountOre'> & { amountOre: string })[]>(SELECT_SLIPS, [
    creditorId,
    beginnings,
  ]);
  const named = await idsOf<InvoiceId>(em, SELECT_INVOICE_IDS, [
    creditorId,
    paymentIds,
    creditorId,
    numbers,
    creditorId,
    references,
  ]);
  const openOfCustomers = await em.execute<OpenOfCustomer[]>(SELECT_OPEN_OF_CUSTOMERS, [creditorId, customers]);
  const before = await idsOf<PaymentId>(em, SELECT_EARLIER_IDS, [
    creditorId,
    told,
    creditorId,
    customers,
    creditorId,
    amounts,
    handDays,
  ]);
  const takesBack = payments.some(({ amountOre }) => amountOre < 0n);
  const paid = takesBack ? await idsOf<InvoiceId>(em, SELECT_PAID_IDS, [array(before)]) : [];
  const open = openOfCustomers.flatMap((one) => one.invoiceIds);
  const collected = [...collections, ...slips].map(({ invoiceId }) => invoiceId);
  const found = [...named, ...collected, ...open];
  const listed = await idsOf<InvoiceId>(em, SELECT_LISTED_IDS, [array(found)]);
  const invoiceIds = array([...new Set([...found, ...listed, ...paid])]);
  const invoices = await em.execute<InvoiceRow[]>(SELECT_INVOICES, [creditorId, invoiceIds, invoiceIds]);
  const earlier = await em.execute<EarlierRow[]>(SELECT_EARLIER, [array(before)]);
  const [creditor] = await em.execute<{ number: string }[]>(
    'select fi_creditor_number number from creditor where id = ?',
    [creditorId],
  );
  return {
    ...(creditor === undefined ? {} : { fiCreditorNumber: creditor.number }),
    invoices: invoices.map(candidateInvoice),
    openOfCustomers,
    collections: collections.map(candidateCollection),
    payOuts,
    slips: slips.map(({ amountOre, ...slip }) => ({ ...slip, amountOre: BigInt(amountOre) })),
    earlier: earlier.map(earlierPayment),
  };
}

async function idsOf<Id>(em: EntityManager, sql: string, values: readonly string[]): Promise<Id[]> {
  return (await em.execute<{ id: Id }[]>(sql, [...values])).map(({ id }) => id);
}

/** An invoice or a reminder as it is matched. */
export function candidateInvoice({ dues, ...row }: InvoiceRow): CandidateInvoice {
  const totalOre = BigInt(row.totalOre);
  const creditedOre = BigInt(row.creditedOre);
  const openOre = BigInt(row.openOre);
  const settledOre = totalOre - creditedOre - openOre;
  return {
    ...row,
    ...(dues ? { dues } : {}),
    seriesNumber: BigInt(row.seriesNumber),
    paymentNumber: BigInt(row.paymentNumber),
    totalOre,
    creditedOre,
    openOre,
    settledOre,
  };
}

/** One that a person has asked to have cancelled is as any other until Betalingsservice says so. */
function candidateCollection({ status, amountOre, ...row }: CollectionRow): CandidateCollection {
  const told = status === 'paid' || status === 'rejected' || status === 'cancelled' || status === 'charged_back';
  return { ...row, amountOre: BigInt(amountOre), status: told ? status : 'delivered' };
}

function earlierPayment({ matches, amountOre, leftOre, ...row }: EarlierRow): EarlierPayment {
  const standing = (matches ?? []).map((match) => ({ ...match, amountOre: BigInt(match.amountOre) }));
  const credits = standing.filter(({ invoiceId }) => invoiceId === null);
  return {
    ...row,
    amountOre: BigInt(amountOre),
    leftOre: BigInt(leftOre),
    allocations: standing.flatMap(({ invoiceId, ...match }) =>
      invoiceId === null || match.amountOre === 0n ? [] : [{ ...match, invoiceId }],
    ),
    creditOre: credits.reduce((sum, { amountOre: ore }) => sum + ore, 0n),
    creditDebtorId: credits[0]?.debtorId ?? null,
  };
}
