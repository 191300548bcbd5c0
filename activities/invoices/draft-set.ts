import { queueCollections } from '../../db/collections/queue-collections.ts';
import { findDecidedPeriods } from '../../db/invoices/find-decided-periods.ts';
import { insertInvoices, type QueuedWithInvoices } from '../../db/invoices/insert-invoices.ts';
import { findDrafts, insertDrafts, markDraftsIssued } from '../../db/invoices/invoice-drafts.ts';
import { loadManyInvoiceFacts, type SubscriptionFacts } from '../../db/invoices/load-invoice-facts.ts';
import { queueWaitingMails } from '../../db/mails/queue-mails.ts';
import { advanceSubscriptions } from '../../db/subscriptions/advance-subscriptions.ts';
import { holdFreeSubscriptions } from '../../db/subscriptions/hold-subscriptions.ts';
import { clearAttention, markNeedsAttention } from '../../db/subscriptions/mark-needs-attention.ts';
import type { EntityManager, Orm } from '../../db/orm.ts';
import { createPaymentDates } from '../../domain/collections/payment-dates.ts';
import type { CreditorId, InvoiceId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { type Decision, decidePeriod } from './decide-period.ts';
import { doOrHalve } from './do-or-halve.ts';
import { storeUnbilled } from './store-unbilled.ts';
import { type NotBilled, periodAfter } from './take-turn.ts';

export interface DraftInvoiceInput {
  readonly subscriptionId: SubscriptionId;
  readonly periodIndex: number;
  /** The workflow's clock, epoch ms: the invoice is issued on its date in the creditor's zone. */
  readonly billedAtMs: number;
}

export type DraftOutcome =
  | { readonly kind: 'issued'; readonly invoiceId: InvoiceId; readonly mail: boolean; readonly collect: boolean }
  | NotBilled;

type Found = DraftInvoiceInput & { readonly found: SubscriptionFacts };

/**
 * Drafts the periods that several subscriptions of one creditor ask for, no two of them of the same, in one transaction and some twenty statements
 * at most, and answers each after its commit. Where the database refuses the set, it is halved until the one is found, which then waits for a
 * person. What a person must fix is stored as the subscription's state. Only a database that is away makes it fail: who has not been answered
 * by then is to ask again.
 *
 * No two sets wait for each other, nor a set and a command: a row of a subscription is not waited for. Behind them all drafts, of sets and of
 * groups' chunks, take the numbers' row before anything else that others may hold, then what the debtors owe in the order of their ids.
 * @returns who could not be drafted, since somebody else holds their subscriptions at this moment.
 */
export async function draftSet<Ask extends DraftInvoiceInput>(
  orm: Orm,
  {
    asks,
    queued,
    answer,
  }: { asks: readonly Ask[]; queued: QueuedWithInvoices; answer: (ask: Ask, outcome: DraftOutcome) => void },
): Promise<Ask[]> {
  const busy: Ask[] = [];
  await doOrHalve(asks, {
    async attempt(only, seen) {
      seen.push(...(only ?? asks));
      const outcomes = await orm.em.fork().transactional((em) => draft(em, { asks: seen, queued }), { clear: true });
      for (const ask of seen) {
        const outcome = outcomes.get(ask.subscriptionId);
        if (outcome === undefined) busy.push(ask);
        else answer(ask, outcome);
      }
    },
    async refused(ask, error) {
      const { subscriptionId } = ask;
      const detail = error instanceof Error ? error.message : String(error);
      await markNeedsAttention(orm.em.fork(), [{ subscriptionId, code: 'cannot_be_drafted', detail }]);
      answer(ask, { kind: 'needs_attention', code: 'cannot_be_drafted' });
    },
  });
  return busy;
}

/** What became of each subscription that nobody else holds. */
async function draft(
  em: EntityManager,
  { asks, queued }: { asks: readonly DraftInvoiceInput[]; queued: QueuedWithInvoices },
): Promise<ReadonlyMap<SubscriptionId, DraftOutcome>> {
  const outcomes = new Map<SubscriptionId, DraftOutcome>();
  const busy = await holdFreeSubscriptions(em, subscriptionsOf(asks));
  const held = asks.filter(({ subscriptionId }) => !busy.has(subscriptionId));
  if (held.length === 0) return outcomes;
  const facts = await loadManyInvoiceFacts(em, { subscriptionIds: subscriptionsOf(held) });
  const bySubscription = new Map(facts.map((found) => [found.subscriptionId, found]));
  const asked = held.flatMap((ask) => {
    const found = bySubscription.get(ask.subscriptionId);
    if (found !== undefined) return [{ ...ask, found }];
    outcomes.set(ask.subscriptionId, { kind: 'needs_attention', code: 'subscription_missing' });
    return [];
  });
  const before = await decidedBefore(em, { asked: asked.filter(isOver), queued });
  const now = await decide(em, { asked: asked.filter((ask) => !isOver(ask)), queued });
  return new Map([...outcomes, ...before, ...now]);
}

const isOver = ({ periodIndex, found }: Found) => periodIndex < found.nextPeriodIndex;
const subscriptionsOf = (asks: readonly DraftInvoiceInput[]) => asks.map(({ subscriptionId }) => subscriptionId);

/**
 * The answers for periods that are over already. Asked of the database only now, with the subscriptions' rows held: before, a
 * draft under way at the same time might not have been seen. Mail and collection look at the invoice for themselves, so that it is safe
 * to ask for both after a first answer was lost.
 */
async function decidedBefore(
  em: EntityManager,
  { asked, queued }: { asked: readonly Found[]; queued: QueuedWithInvoices },
): Promise<Map<SubscriptionId, DraftOutcome>> {
  const keys = asked.map(({ subscriptionId, periodIndex, found: { facts } }) => ({
    subscriptionId,
    periodIndex,
    debtorId: facts.debtorId,
  }));
  const decided = await findDecidedPeriods(em, keys);
  const outcomes = asked.map(({ subscriptionId, periodIndex, found: { facts } }): [SubscriptionId, DraftOutcome] => {
    const period = decided.get(subscriptionId);
    if (period === undefined) throw new Error(`period ${periodIndex} is over, with neither invoice nor settlement`);
    const { invoiceId } = period;
    if (invoiceId === null) return [subscriptionId, { kind: 'settled' }];
    const { email, betalingsservice } = facts;
    return [subscriptionId, { kind: 'issued', invoiceId, mail: email !== null, collect: betalingsservice !== null }];
  });
  // A worker of the version before may have drafted an invoice and gone no further.
  const issued = [...decided.values()].flatMap(({ invoiceId }) => invoiceId ?? []);
  if (queued !== 'nothing') await queueCollections(em, issued);
  if (queued === 'collections_and_mails') await queueWaitingMails(em, issued);
  return new Map(outcomes);
}

async function decide(
  em: EntityManager,
  { asked, queued }: { asked: readonly Found[]; queued: QueuedWithInvoices },
): Promise<Map<SubscriptionId, DraftOutcome>> {
  const [first] = asked;
  if (first === undefined) return new Map();
  const { creditorId, facts } = first.found;
  if (asked.some(({ found }) => found.creditorId !== creditorId)) throw new Error('a set is of one creditor');
  const drafts = await findDrafts(
    em,
    asked.filter(({ found }) => found.hasDrafts),
  );
  const draftOf = new Map(drafts.map((waiting) => [waiting.subscriptionId, waiting]));
  // The same for all of them, and slow to find out.
  const paymentDates = createPaymentDates({ zone: facts.timeZone, rules: facts.collectionRules });
  const decisions = asked.map(({ found, subscriptionId, ...due }) =>
    decidePeriod(found, { ...due, draft: draftOf.get(subscriptionId) ?? null, paymentDates }),
  );
  await store(em, { creditorId, decisions, queued });
  return new Map(decisions.map((decision) => outcomeOf(decision)));
}

async function store(
  em: EntityManager,
  {
    creditorId,
    decisions,
    queued,
  }: { creditorId: CreditorId; decisions: readonly Decision[]; queued: QueuedWithInvoices },
): Promise<void> {
  const unbilled = decisions.filter((decision) => decision.kind === 'unbilled');
  const issued = decisions.filter((decision) => decision.kind === 'issue');
  await storeUnbilled(em, unbilled);
  const held = unbilled.filter(({ outcome }) => outcome.kind === 'held');
  await clearAttention(
    em,
    held.map(({ terms }) => terms.subscriptionId),
  );
  await insertDrafts(
    em,
    unbilled.flatMap(({ laidAside }) => laidAside ?? []),
  );
  await insertInvoices(em, { creditorId, invoices: issued.map(({ invoice }) => invoice), queued });
  await markDraftsIssued(
    em,
    issued.flatMap(({ draftId, invoice: { invoiceId } }) => (draftId === null ? [] : [{ draftId, invoiceId }])),
  );
  await advanceSubscriptions(
    em,
    issued.map(({ found, invoice: { periodIndex } }) => periodAfter(found, periodIndex)),
  );
}

function outcomeOf(decision: Decision): [SubscriptionId, DraftOutcome] {
  if (decision.kind === 'unbilled') return [decision.terms.subscriptionId, decision.outcome];
  const { invoiceId, facts, composed } = decision.invoice;
  return [
    facts.subscriptionId,
    { kind: 'issued', invoiceId, mail: facts.email !== null, collect: composed.mandateNumber !== null },
  ];
}
