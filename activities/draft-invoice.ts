import { v7 as uuid } from 'uuid';
import { Invoice } from '../db/entities/invoice.ts';
import { isDatabaseAway } from '../db/database-away.ts';
import { insertInvoice } from '../db/insert-invoice.ts';
import type { SubscriptionFacts } from '../db/load-invoice-facts.ts';
import { loadInvoiceFacts } from '../db/load-invoice-facts.ts';
import { markNeedsAttention } from '../db/mark-needs-attention.ts';
import type { EntityManager } from '../db/orm.ts';
import { composeInvoice } from '../domain/compose-invoice.ts';
import type { InvoiceId, SubscriptionId } from '../domain/ids.ts';
import { periodAt } from '../domain/periods.ts';
import type { AttentionCode } from './attention.ts';
import type { ActivityDependencies } from './dependencies.ts';

export interface DraftInvoiceInput {
  readonly subscriptionId: SubscriptionId;
  readonly periodIndex: number;
  /** The workflow's clock, epoch ms: the invoice is issued on its date in the creditor's zone. */
  readonly billedAtMs: number;
}

export type DraftOutcome =
  | { readonly kind: 'issued'; readonly invoiceId: InvoiceId; readonly mail: boolean; readonly collect: boolean }
  /** The subscription was ended or cancelled before this period. */
  | { readonly kind: 'over' }
  | { readonly kind: 'needs_attention'; readonly code: AttentionCode };

/**
 * Issues the invoice of a period: number, payment id, lines, VAT, the one-off lines consumed and its mail laid ready, all in one
 * transaction. Asked twice, it answers the same invoice. What a person must fix is stored as the subscription's state and
 * answered; only a database that is away makes it fail, and then it is tried again.
 */
export function createDraftInvoice({ orm }: Pick<ActivityDependencies, 'orm'>) {
  return async function draftInvoice(input: DraftInvoiceInput): Promise<DraftOutcome> {
    try {
      return await orm.em.fork().transactional((em) => draft(em, input), { clear: true });
    } catch (error) {
      if (isDatabaseAway(error)) throw error;
      const detail = error instanceof Error ? error.message : String(error);
      await markNeedsAttention(orm.em.fork(), { ...input, code: 'cannot_be_drafted', detail });
      return { kind: 'needs_attention', code: 'cannot_be_drafted' };
    }
  };
}

async function draft(
  em: EntityManager,
  { subscriptionId, periodIndex, billedAtMs }: DraftInvoiceInput,
): Promise<DraftOutcome> {
  const found = await loadInvoiceFacts(em, { subscriptionId, lock: true });
  if (found === null) return { kind: 'needs_attention', code: 'subscription_missing' };
  if (periodIndex < found.nextPeriodIndex) return issuedBefore(em, found, periodIndex);
  const period = periodAt(found.schedule, periodIndex);
  if (found.status === 'cancelled' || found.status === 'ended' || (found.endOn !== null && period.from > found.endOn)) {
    return { kind: 'over' };
  }
  if (periodIndex !== found.nextPeriodIndex) {
    const detail = `period ${periodIndex} was asked for, but ${found.nextPeriodIndex} is the next one to be billed`;
    await markNeedsAttention(em, { subscriptionId, code: 'out_of_step', detail });
    return { kind: 'needs_attention', code: 'out_of_step' };
  }
  const composed = composeInvoice(found.facts, { billedAtMs });
  if ('obstacle' in composed) {
    await markNeedsAttention(em, { subscriptionId, code: composed.obstacle, detail: null });
    return { kind: 'needs_attention', code: composed.obstacle };
  }
  const invoiceId = uuid() as InvoiceId;
  await insertInvoice(em, { invoiceId, found, composed, periodIndex });
  return { kind: 'issued', invoiceId, mail: found.facts.email !== null, collect: composed.mandateNumber !== null };
}

/**
 * The answer for a period that is billed already. Asked of the database only now, with the subscription's row locked: before, a
 * draft under way at the same time might not have been seen. Both later steps look at the invoice for themselves, so that it is safe
 * to ask for both after a first answer was lost.
 */
async function issuedBefore(
  em: EntityManager,
  { facts }: SubscriptionFacts,
  periodIndex: number,
): Promise<DraftOutcome> {
  const { subscriptionId, debtorId, email, betalingsservice } = facts;
  const invoice = await em.findOneOrFail(Invoice, { subscriptionId, debtorId, periodIndex }, { fields: ['id'] });
  return { kind: 'issued', invoiceId: invoice.id, mail: email !== null, collect: betalingsservice !== null };
}
