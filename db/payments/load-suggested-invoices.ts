import type { CreditorId, DebtorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { absoluteOre, compareKeys } from '../../domain/payments/compare-facts.ts';
import type { CandidateInvoice } from '../../domain/payments/match-facts.ts';
import type { PayerWords } from '../../domain/payments/payer-words.ts';
import type { EntityManager } from '../orm.ts';
import { array, candidateInvoice, type InvoiceRow } from './load-match-candidates.ts';

/** So many invoices of one debtor, or of one amount, are worth a look. */
const MOST_OF_A_KIND = 5;

const SELECT = `
select i.id "invoiceId", i.debtor_id "debtorId", i.number, i.series_number "seriesNumber", i.payment_id "paymentId",
  i.fi_creditor_number "fiCreditorNumber", i.payment_number "paymentNumber", i.parties #>> '{debtor,customerNumber}' "customerNumber",
  d.name "debtorName", i.total_ore "totalOre", b.open_ore "openOre",
  coalesce((select sum(total_ore) from invoice n where n.credits_invoice_id = i.id), 0) "creditedOre",
  i.issued_on "issuedOn", i.due_on "dueOn"`;

// A series whose letters have digits of their own may be written together with what it counts: "261003" is invoice 1003 of the series 26.
const NAMED = `
with counted as (
  select distinct n.code series, case when length(k.digits) - s.taken between 1 and 9 then substr(k.digits, s.taken + 1)::bigint end number
  from (select code, regexp_replace(prefix, '[^0-9]', '', 'g') digits from number_series
    where creditor_id = ? and code in ('invoice', 'reminder')) n
  cross join generate_series(0, length(n.digits)) s (taken)
  join unnest(?::text[]) k (digits) on starts_with(k.digits, right(n.digits, s.taken))
)
  select i.id, null::uuid "ofDebtor" from counted c join invoice i on i.creditor_id = ? and i.series = c.series and i.series_number = c.number
  union
  select o.invoice_id, d.id
  from (
    select id from debtor where creditor_id = ? and customer_number = any(?::text[])
    union
    select d.id from unnest(?::text[]) n (name) join debtor d on d.creditor_id = ? and lower(d.name) = lower(n.name)
  ) d
  left join lateral (
    select b.invoice_id from invoice_balance b
    where b.creditor_id = ? and b.debtor_id = d.id and b.open_ore > 0 and b.invoice_id <> all(?::uuid[])
    order by b.open_ore = abs(?::bigint) desc, b.due_on, b.invoice_id limit ${MOST_OF_A_KIND}) o on true`;

const BY_IDS = `
${SELECT}
from invoice i join invoice_balance b on b.invoice_id = i.id join debtor d on d.id = i.debtor_id
where i.creditor_id = ? and i.id = any(?::uuid[]) and b.invoice_id = any(?::uuid[])`;

interface Asked {
  readonly creditorId: CreditorId;
  readonly amountOre: bigint;
  /** Invoices that are changed and not booked yet, as they are then: what the database holds of them is not looked at. */
  readonly changed?: readonly CandidateInvoice[];
}

/** The invoices and reminders that a payer's words may name: by number, by customer number, by the debtor's name. A few more than they do. */
export async function loadNamedInvoices(
  em: EntityManager,
  { creditorId, words, amountOre, changed = [] }: Asked & { words: PayerWords },
): Promise<CandidateInvoice[]> {
  const digits = [...new Set([...words.runs.map((run) => run.digits), ...words.between])];
  const customers = array([...new Set([...words.customers, ...digits])]);
  const names = array([...words.names]);
  const found = await em.execute<{ id: InvoiceId | null; ofDebtor: DebtorId | null }[]>(NAMED, [
    creditorId,
    array(digits),
    creditorId,
    creditorId,
    customers,
    names,
    creditorId,
    creditorId,
    idsOf(changed),
    amountOre.toString(),
  ]);
  // Whose ids first, and what stands there then: so many are looked up as there are, however large the tables have grown.
  const ids = array([...new Set(found.flatMap(({ id }) => id ?? []))]);
  const rows = await em.execute<InvoiceRow[]>(BY_IDS, [creditorId, ids, ids]);
  const byId = new Map(rows.map(candidateInvoice).map((one) => [one.invoiceId, one]));
  for (const one of changed) if (byId.has(one.invoiceId)) byId.set(one.invoiceId, one);
  const ofDebtors = Map.groupBy(found, ({ ofDebtor }) => ofDebtor);
  return [...ofDebtors].flatMap(([debtorId, rowsOf]) => {
    const named = rowsOf.flatMap(({ id }) => (id === null ? [] : (byId.get(id) ?? [])));
    if (debtorId === null) return named;
    const open = changed.filter((one) => one.debtorId === debtorId && one.openOre > 0n);
    return first([...named, ...open], (one) => (one.openOre === absoluteOre(amountOre) ? 0n : 1n));
  });
}

const SAME_AMOUNT = `
${SELECT}
from invoice_balance b join invoice i on i.id = b.invoice_id join debtor d on d.id = i.debtor_id
where b.creditor_id = ? and b.open_ore = ? and b.open_ore > 0 and b.invoice_id <> all(?::uuid[])
order by b.due_on, b.invoice_id limit ${MOST_OF_A_KIND}`;

/** The oldest open invoices of just that amount, for a person to be shown where nothing better is known. */
export async function loadSameAmount(
  em: EntityManager,
  { creditorId, amountOre, changed = [] }: Asked,
): Promise<CandidateInvoice[]> {
  const rows = await em.execute<InvoiceRow[]>(SAME_AMOUNT, [creditorId, amountOre.toString(), idsOf(changed)]);
  const open = changed.filter(({ openOre }) => openOre > 0n && openOre === amountOre);
  return first([...rows.map(candidateInvoice), ...open], () => 0n);
}

const idsOf = (invoices: readonly CandidateInvoice[]): string => array(invoices.map(({ invoiceId }) => invoiceId));

/** As the database would have sorted and cut them. */
function first(invoices: readonly CandidateInvoice[], rankOf: (one: CandidateInvoice) => bigint): CandidateInvoice[] {
  const keysOf = (one: CandidateInvoice) => [rankOf(one), one.dueOn, one.invoiceId];
  return invoices.toSorted((one, other) => compareKeys(keysOf(one), keysOf(other))).slice(0, MOST_OF_A_KIND);
}
