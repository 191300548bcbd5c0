import { insertDayEntries } from '../../db/lines/day-entries.ts';
import { insertCarriedLines, type NewCarriedLine } from '../../db/lines/insert-carried-lines.ts';
import { writeChangedAdjustments } from '../../db/lines/write-changed-adjustments.ts';
import { loadCreditableInvoices, type LoadedCreditable } from '../../db/invoices/load-creditable-invoices.ts';
import { loadAdjustments, loadWaitingCarried } from '../../db/invoices/load-day-credits.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, InvoiceId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { carriedHere } from '../../domain/invoices/carry-credit.ts';
import { creditDays, type DayCredits, leftBehind } from '../../domain/invoices/credit-days.ts';
import { totalLeftOre } from '../../domain/invoices/credit-invoice.ts';
import { findUnknownAdjustments } from '../../db/lines/unknown-adjustments.ts';
import { ApiProblem } from '../http/problem.ts';
import type { LeftBehind } from './not-credited.ts';
import { exceedsInvoice, issueCreditNotes, type Issuer } from './issue-credit-notes.ts';

/** As many as one request credits while its caller waits. */
const MAX_INVOICES = 500;

/** So many earlier ones are looked at where those that are credited have less left than they should give back. */
const MAX_EARLIER = 24;

interface Unused {
  readonly subscriptionId: SubscriptionId;
  /** The last day that is used. */
  readonly lastDay: CivilDate;
  /** The one invoice whose days are given back; all that reach beyond the day where it is left out, and none where it is null. */
  readonly only?: { readonly debtorId: DebtorId; readonly periodIndex: number } | null;
  /** Whether no invoice is to come that would take what waits. */
  readonly settles: boolean;
}

interface CreditedDays {
  readonly creditNoteIds: InvoiceId[];
  readonly notCredited: readonly LeftBehind[];
}

/**
 * Credits what the subscription's invoices charge for the days after its last one, and lines that evened them out, be they billed or
 * waiting: a credit note for each invoice, oldest period first. Answers their ids, and what evened those days out but could not be
 * credited with them. @throws ApiProblem where they are too many, or have
 * less left than those days cost.
 */
export async function creditUnusedDays(issuer: Issuer, unused: Unused): Promise<CreditedDays> {
  const { em, creditorId } = issuer;
  const { subscriptionId, lastDay, settles, only } = unused;
  const owner = { creditorId, subscriptionId };
  // Invoices are held before the lines that wait, as everywhere.
  const loaded = await loadInvoices(em, { ...owner, lastDay, debtorId: only?.debtorId ?? null });
  const adjustments = await loadAdjustments(em, owner);
  const carried = settles ? await loadWaitingCarried(em, owner) : [];
  const created: InvoiceId[] = [];
  // Of versions before the ledger of days nobody knows what their adjustments are made of: a person looks at them.
  const notCredited: LeftBehind[] =
    only === null ? [] : await findUnknownAdjustments(em, { ...owner, lastDay, only: only ?? null });
  for (const invoices of Map.groupBy(loaded, ({ debtorId }) => debtorId).values()) {
    const [first] = invoices;
    const isMeant = ({ periodIndex }: { periodIndex: number }) =>
      only === undefined || periodIndex === only?.periodIndex;
    const given = { invoices, adjustments, lastDay, isMeant };
    const ownCarried = carried.filter(({ debtorId }) => debtorId === first?.debtorId);
    notCredited.push(...leftBehind(given));
    const credits = creditDays({ ...given, carried: ownCarried, settles });
    if ('refusal' in credits) {
      const invoice = invoices.find(({ invoiceId }) => invoiceId === credits.invoiceId);
      if (invoice === undefined) throw new Error(`invoice ${credits.invoiceId} was not loaded`);
      throw exceedsInvoice(invoice, totalLeftOre(invoice));
    }
    created.push(...(await writeDayCredits(issuer, { subscriptionId, invoices, credits })));
  }
  return { creditNoteIds: created, notCredited };
}

async function writeDayCredits(
  issuer: Issuer,
  {
    subscriptionId,
    invoices,
    credits: { notes, records, changed, left },
  }: { subscriptionId: SubscriptionId; invoices: readonly LoadedCreditable[]; credits: DayCredits },
): Promise<InvoiceId[]> {
  const { em, creditorId } = issuer;
  const byId = new Map(invoices.map((invoice) => [invoice.invoiceId, invoice]));
  const toIssue = notes.flatMap(({ invoiceId, credit }) => {
    const invoice = byId.get(invoiceId);
    return invoice === undefined ? [] : { invoice, credit };
  });
  const ids = await issueCreditNotes(issuer, toIssue);
  const noteOf = new Map(toIssue.map(({ invoice }, index) => [invoice.invoiceId, ids[index] ?? null]));
  const debtorId = invoices[0]?.debtorId ?? null;
  const entries = records.map((record) => ({
    ...record,
    subscriptionId,
    debtorId,
    creditNoteId: record.noteOf === null ? null : (noteOf.get(record.noteOf) ?? null),
  }));
  // A note that only takes over from others says so: else it would pass for a rebate on its own invoice.
  const marked = toIssue.flatMap(({ invoice: { invoiceId, periodIndex } }) => {
    const creditNoteId = noteOf.get(invoiceId) ?? null;
    if (entries.some((entry) => entry.creditNoteId === creditNoteId && entry.kind !== 'given_freely')) return [];
    return { subscriptionId, position: 1, periodIndex, parts: [], kind: 'given_back' as const, creditNoteId };
  });
  await insertDayEntries(em, { creditorId, entries: [...entries, ...marked] });
  await writeChangedAdjustments(em, { creditorId, changed });
  await insertCarriedLines(em, { creditorId, lines: left.map((line) => carriedLine(line, invoices)) });
  return ids;
}

function carriedLine(left: DayCredits['left'][number], invoices: readonly LoadedCreditable[]): NewCarriedLine {
  const from = invoices.find(({ invoiceId }) => invoiceId === left.fromInvoiceId);
  if (from === undefined) throw new Error(`invoice ${left.fromInvoiceId} was not loaded`);
  return { ...carriedHere(left, from), fromInvoiceId: from.invoiceId };
}

// Without a debtor those of all debtors. Earlier ones can take over for one another where the subscription has one debtor.
const SELECT_BEYOND = `
select id from invoice where creditor_id = ? and subscription_id = ? and series = 'invoice' and period_to > ?
  and debtor_id = coalesce(?, debtor_id) order by period_from limit ?`;

const SELECT_EARLIER = `
select i.id from invoice i join subscription s on s.id = i.subscription_id and s.kind = 'single'
where i.creditor_id = ? and i.subscription_id = ? and i.series = 'invoice' and i.period_to <= ? order by i.period_from desc limit ?`;

/** The invoices that reach beyond the day, and some before them, oldest period first; held until the transaction ends. */
async function loadInvoices(
  em: EntityManager,
  {
    creditorId,
    subscriptionId,
    lastDay,
    debtorId,
  }: { creditorId: CreditorId; subscriptionId: SubscriptionId; lastDay: CivilDate; debtorId: DebtorId | null },
): Promise<LoadedCreditable[]> {
  const beyond = await em.execute<{ id: InvoiceId }[]>(SELECT_BEYOND, [
    creditorId,
    subscriptionId,
    lastDay,
    debtorId,
    MAX_INVOICES + 1,
  ]);
  if (beyond.length > MAX_INVOICES && debtorId === null) {
    const detail = `More than ${MAX_INVOICES} invoices reach beyond ${lastDay}: credit them one by one`;
    throw new ApiProblem('too_many_to_credit', { detail });
  }
  const earlier = await em.execute<{ id: InvoiceId }[]>(SELECT_EARLIER, [
    creditorId,
    subscriptionId,
    lastDay,
    MAX_EARLIER,
  ]);
  return loadCreditableInvoices(em, { creditorId, invoiceIds: [...beyond, ...earlier].map(({ id }) => id) });
}
