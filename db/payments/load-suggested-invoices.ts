import type { CreditorId, InvoiceId } from '../../domain/identifiers/ids.ts';
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
  select distinct case when length(k.digits) - s.taken between 1 and 9 then substr(k.digits, s.taken + 1)::bigint end number
  from (select regexp_replace(prefix, '[^0-9]', '', 'g') digits from number_series where creditor_id = ? and code = 'invoice') n
  cross join generate_series(0, length(n.digits)) s (taken)
  join unnest(?::text[]) k (digits) on starts_with(k.digits, right(n.digits, s.taken))
)
  select i.id from counted c join invoice i on i.creditor_id = ? and i.series = 'invoice' and i.series_number = c.number
  union
  select o.invoice_id
  from (
    select id from debtor where creditor_id = ? and customer_number = any(?::text[])
    union
    select d.id from unnest(?::text[]) n (name) join debtor d on d.creditor_id = ? and lower(d.name) = lower(n.name)
  ) d
  cross join lateral (
    select b.invoice_id from invoice_balance b where b.creditor_id = ? and b.debtor_id = d.id and b.open_ore > 0
    order by b.open_ore = abs(?::bigint) desc, b.due_on, b.invoice_id limit ${MOST_OF_A_KIND}) o`;

const BY_IDS = `
${SELECT}
from invoice i join invoice_balance b on b.invoice_id = i.id join debtor d on d.id = i.debtor_id
where i.creditor_id = ? and i.series = 'invoice' and i.id = any(?::uuid[]) and b.invoice_id = any(?::uuid[])`;

/** The invoices that a payer's words may name: by number, by customer number, by the debtor's name. A few more than they do. */
export async function loadNamedInvoices(
  em: EntityManager,
  { creditorId, words, amountOre }: { creditorId: CreditorId; words: PayerWords; amountOre: bigint },
): Promise<CandidateInvoice[]> {
  const digits = [...new Set([...words.runs.map((run) => run.digits), ...words.between])];
  const customers = array([...new Set([...words.customers, ...digits])]);
  const names = array([...words.names]);
  const found = await em.execute<{ id: InvoiceId }[]>(NAMED, [
    creditorId,
    array(digits),
    creditorId,
    creditorId,
    customers,
    names,
    creditorId,
    creditorId,
    amountOre.toString(),
  ]);
  // Whose ids first, and what stands there then: so many are looked up as there are, however large the tables have grown.
  const ids = array(found.map(({ id }) => id));
  const rows = await em.execute<InvoiceRow[]>(BY_IDS, [creditorId, ids, ids]);
  return rows.map(candidateInvoice);
}

const SAME_AMOUNT = `
${SELECT}
from invoice_balance b join invoice i on i.id = b.invoice_id join debtor d on d.id = i.debtor_id
where b.creditor_id = ? and b.open_ore = ? and b.open_ore > 0 order by b.due_on, b.invoice_id limit ${MOST_OF_A_KIND}`;

/** The oldest open invoices of just that amount, for a person to be shown where nothing better is known. */
export async function loadSameAmount(
  em: EntityManager,
  { creditorId, amountOre }: { creditorId: CreditorId; amountOre: bigint },
): Promise<CandidateInvoice[]> {
  const rows = await em.execute<InvoiceRow[]>(SAME_AMOUNT, [creditorId, amountOre.toString()]);
  return rows.map(candidateInvoice);
}
