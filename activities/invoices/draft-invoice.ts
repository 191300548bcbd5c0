import { v7 as uuid } from 'uuid';
import { isDatabaseAway } from '../../db/database-away.ts';
import { Invoice } from '../../db/entities/invoice.ts';
import { PeriodSettlement } from '../../db/entities/period-settlement.ts';
import { queueCollection } from '../../db/collections/queue-collections.ts';
import { insertInvoices } from '../../db/invoices/insert-invoices.ts';
import { markDraftIssued } from '../../db/invoices/invoice-drafts.ts';
import type { SubscriptionFacts } from '../../db/invoices/load-invoice-facts.ts';
import { loadInvoiceFacts } from '../../db/invoices/load-invoice-facts.ts';
import { queueWaitingMail } from '../../db/mails/queue-mails.ts';
import { clearAttention, markNeedsAttention } from '../../db/subscriptions/mark-needs-attention.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { ComposedInvoice } from '../../domain/invoices/compose-invoice.ts';
import type { DraftId, InvoiceId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import type { PeriodPlan } from '../../domain/subscriptions/plan-period.ts';
import type { ActivityDependencies } from '../dependencies.ts';
import { composeOrTakeDraft } from './take-draft.ts';
import { advance, needsAttention, type NotBilled, settlePeriod, takeTurn } from './take-turn.ts';

export interface DraftInvoiceInput {
  readonly subscriptionId: SubscriptionId;
  readonly periodIndex: number;
  /** The workflow's clock, epoch ms: the invoice is issued on its date in the creditor's zone. */
  readonly billedAtMs: number;
}

export type DraftOutcome =
  | { readonly kind: 'issued'; readonly invoiceId: InvoiceId; readonly mail: boolean; readonly collect: boolean }
  | NotBilled;

/**
 * Issues the invoice of a period: number, payment id, lines, VAT, the one-off lines consumed and its mail laid ready, all in one
 * transaction; or settles the period without one, or says until when it waits. Asked twice, it answers the same. What a person must
 * fix is stored as the subscription's state and answered; only a database that is away makes it fail, and then it is tried again.
 */
export function createDraftInvoice(dependencies: Pick<ActivityDependencies, 'orm'>) {
  return async function draftInvoice(input: DraftInvoiceInput): Promise<DraftOutcome> {
    return draftPeriod(dependencies, { ...input, queued: false, byPostOffice: false });
  };
}

/** What else is written with an invoice. */
interface WithInvoice {
  /** The collection that Betalingsservice is to draw is queued. */
  readonly queued: boolean;
  /** The mail is handed to the post office. */
  readonly byPostOffice: boolean;
}

/** As `draftInvoice`, with what else is to be written in the same transaction. */
export async function draftPeriod(
  { orm }: Pick<ActivityDependencies, 'orm'>,
  input: DraftInvoiceInput & WithInvoice,
): Promise<DraftOutcome> {
  try {
    return await orm.em.fork().transactional(
      async (em) => {
        const outcome = await draft(em, input);
        if (outcome.kind === 'held') await clearAttention(em, input);
        return outcome;
      },
      { clear: true },
    );
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    const detail = error instanceof Error ? error.message : String(error);
    await markNeedsAttention(orm.em.fork(), { ...input, code: 'cannot_be_drafted', detail });
    return { kind: 'needs_attention', code: 'cannot_be_drafted' };
  }
}

async function draft(
  em: EntityManager,
  { subscriptionId, periodIndex, billedAtMs, ...withInvoice }: DraftInvoiceInput & WithInvoice,
): Promise<DraftOutcome> {
  const found = await loadInvoiceFacts(em, { subscriptionId, lock: true });
  if (found === null) return { kind: 'needs_attention', code: 'subscription_missing' };
  if (periodIndex < found.nextPeriodIndex) return decidedBefore(em, found, { periodIndex, ...withInvoice });
  const turn = await takeTurn(em, { terms: found, timeZone: found.facts.timeZone, periodIndex, billedAtMs });
  if (turn.kind !== 'bill') return turn;
  const { plan } = turn;
  const { invoice, draftId } = await composeOrTakeDraft(em, { found, plan, periodIndex, billedAtMs });
  if ('held' in invoice) return { kind: 'held', why: 'awaiting_approval', untilMs: invoice.held };
  if ('nothingDue' in invoice)
    return settlePeriod(em, { terms: found, plan, periodIndex, outcome: invoice.nothingDue });
  if ('obstacle' in invoice) return needsAttention(em, { subscriptionId, code: invoice.obstacle, detail: null });
  return issue(em, { found, plan, periodIndex, composed: invoice, draftId, ...withInvoice });
}

async function issue(
  em: EntityManager,
  {
    found,
    plan: { period },
    periodIndex,
    composed,
    draftId,
    ...withInvoice
  }: WithInvoice & {
    found: SubscriptionFacts;
    plan: PeriodPlan;
    periodIndex: number;
    composed: ComposedInvoice;
    draftId: DraftId | null;
  },
): Promise<DraftOutcome> {
  const { creditorId, facts } = found;
  const invoiceId = uuid() as InvoiceId;
  const invoices = [{ invoiceId, facts, composed, period, periodIndex }];
  await insertInvoices(em, { creditorId, invoices, ...withInvoice });
  if (draftId !== null) await markDraftIssued(em, { draftId, invoiceId });
  await advance(em, found, periodIndex);
  return { kind: 'issued', invoiceId, mail: facts.email !== null, collect: composed.mandateNumber !== null };
}

/**
 * The answer for a period that is over already. Asked of the database only now, with the subscription's row locked: before, a
 * draft under way at the same time might not have been seen. Both later steps look at the invoice for themselves, so that it is safe
 * to ask for both after a first answer was lost.
 */
async function decidedBefore(
  em: EntityManager,
  { facts }: SubscriptionFacts,
  { periodIndex, queued, byPostOffice }: WithInvoice & { periodIndex: number },
): Promise<DraftOutcome> {
  const { subscriptionId, debtorId, email, betalingsservice } = facts;
  const invoice = await em.findOne(Invoice, { subscriptionId, debtorId, periodIndex }, { fields: ['id'] });
  if (invoice !== null) {
    // A worker of the version before may have drafted it and gone no further.
    if (queued) await queueCollection(em, invoice.id);
    if (byPostOffice) await queueWaitingMail(em, invoice.id);
    return { kind: 'issued', invoiceId: invoice.id, mail: email !== null, collect: betalingsservice !== null };
  }
  await em.findOneOrFail(PeriodSettlement, { subscriptionId, periodIndex });
  return { kind: 'settled' };
}
