import { v7 as uuid } from 'uuid';
import { BillingRun } from '../../db/entities/billing-run.ts';
import { finishRun } from '../../db/groups/finish-run.ts';
import { insertInvoices, type NewInvoice } from '../../db/invoices/insert-invoices.ts';
import { type GroupTerms, loadGroupOfRun } from '../../db/groups/load-group-terms.ts';
import { loadRunChunk, type WaitingMember } from '../../db/groups/load-run-chunk.ts';
import { lockRun } from '../../db/groups/lock-run.ts';
import { postChunk } from '../../db/groups/post-chunk.ts';
import { type MemberOutcome, noteRunMembers } from '../../db/groups/note-run-members.ts';
import type { EntityManager, Orm } from '../../db/orm.ts';
import { chargeMember } from '../../domain/groups/charge-member.ts';
import { createPaymentDates, type PaymentDates } from '../../domain/collections/payment-dates.ts';
import { issueCharged } from '../../domain/invoices/compose-invoice.ts';
import type { DebtorId, InvoiceId, RunId } from '../../domain/identifiers/ids.ts';
import { memberPlans, spanOf } from '../../domain/groups/member-plans.ts';
import { type Moment, momentAt } from '../../domain/calendar/wake-up.ts';
import type { ActivityDependencies } from '../dependencies.ts';
import { doOrHalve } from '../invoices/do-or-halve.ts';

export interface DraftChunkInput {
  readonly runId: RunId;
  readonly chunk: number;
  /** The workflow's clock, epoch ms: the invoices are issued on its date in the creditor's zone. */
  readonly billedAtMs: number;
  /** Whether the collections are queued with the invoices, and the post office sends the mails; else a workflow of the chunk does. */
  readonly byPostOffice?: true;
}

export interface DraftChunkOutcome {
  /** Nothing was drafted, since somebody has stopped the run. */
  readonly stopped: boolean;
  /** Members of the chunk, whichever try has drafted them. */
  readonly billed: number;
  readonly settled: number;
  readonly needsAttention: number;
  /** Whether collections and mails are where they belong, as was asked for. A worker of the version before does not know of it. */
  readonly byPostOffice?: true;
}

type Counts = Pick<DraftChunkOutcome, 'billed' | 'settled' | 'needsAttention'>;

type Issued = NewInvoice & { readonly periodIndex: number };

/**
 * Issues the invoices of a chunk's members, all in one transaction, and stores what became of each: a member whom a person must look at
 * holds up nobody else. Asked twice, it answers the same. Only a database that is away makes it fail, and then it is tried again.
 */
export function createDraftChunk({ orm, bell }: Pick<ActivityDependencies, 'orm' | 'bell'>) {
  return async function draftChunk(input: DraftChunkInput): Promise<DraftChunkOutcome> {
    const byPostOffice = input.byPostOffice === true;
    const stopped = await draftOrHalve(orm, input);
    // A worker of the version before may have drafted it and gone no further.
    if (byPostOffice) await postChunk(orm.em.fork(), input);
    if (!stopped) await finishRun(orm.em.fork(), input.runId);
    const [counts] = await orm.em.fork().execute<Counts[]>(
      `select count(*) filter (where status = 'billed')::int billed, count(*) filter (where status = 'settled')::int settled,
         count(*) filter (where status = 'needs_attention')::int "needsAttention"
       from billing_run_member where run_id = ? and chunk = ?`,
      [input.runId, input.chunk],
    );
    if (counts === undefined) throw new Error('a count has no row');
    if (byPostOffice && counts.billed > 0) await bell.ring();
    return { stopped, ...counts, ...(byPostOffice ? { byPostOffice } : {}) };
  };
}

/** Answers whether the run is stopped. */
async function draftOrHalve(orm: Orm, input: DraftChunkInput): Promise<boolean> {
  let stopped = false;
  await doOrHalve<DebtorId>(null, {
    async attempt(only, seen) {
      const found = await orm.em.fork().transactional((em) => draft(em, { ...input, only, seen }), { clear: true });
      stopped ||= found;
    },
    async refused(debtorId) {
      const outcome = { debtorId, status: 'needs_attention', attentionCode: 'cannot_be_drafted' } as const;
      await noteRunMembers(orm.em.fork(), { runId: input.runId, outcomes: [outcome] });
    },
  });
  return stopped;
}

/**
 * @param only null for all who wait.
 * @param seen is filled with the members who are tried.
 */
async function draft(
  em: EntityManager,
  {
    runId,
    chunk,
    billedAtMs,
    byPostOffice,
    only,
    seen,
  }: DraftChunkInput & { only: readonly DebtorId[] | null; seen: DebtorId[] },
): Promise<boolean> {
  await lockRun(em, { runId, alone: false });
  const run = await em.findOneOrFail(BillingRun, { id: runId });
  if (run.stoppedAt !== null) return true;
  const { periodIndex } = run;
  const group = await loadGroupOfRun(em, runId);
  const members = await loadRunChunk(em, { group, runId, chunk, only });
  if (members.length === 0) return false;
  seen.push(...members.map(({ debtorId }) => debtorId));
  const { timeZone: zone, collectionRules: rules } = group.common;
  // The same for all of them, and slow to find out.
  const when = { at: momentAt({ epochMs: billedAtMs, zone }), paymentDates: createPaymentDates({ zone, rules }) };
  const decided = members.map((member) => decide(member, { group, periodIndex, ...when }));
  const invoices = decided.flatMap(({ issued }) => issued ?? []);
  const queued = byPostOffice === true ? 'collections_and_mails' : 'nothing';
  await insertInvoices(em, { creditorId: group.creditorId, invoices, ofGroup: true, queued });
  await noteRunMembers(em, { runId, outcomes: decided.map(({ outcome }) => outcome) });
  return false;
}

function decide(
  { debtorId, stays, terms, facts }: WaitingMember,
  {
    group: { schedule, endOn, rules },
    periodIndex,
    at,
    paymentDates,
  }: { group: GroupTerms; periodIndex: number; at: Moment; paymentDates: PaymentDates },
): { outcome: MemberOutcome; issued?: Issued } {
  const plans = memberPlans(schedule, { index: periodIndex, stays, endOn, rules });
  const charged = chargeMember(facts, { plans, terms, issuedOn: at.date });
  if ('nothingDue' in charged) return { outcome: { debtorId, status: 'settled', settledAs: charged.nothingDue } };
  const composed = issueCharged(facts, { charged, at, paymentDates });
  if ('obstacle' in composed) {
    return { outcome: { debtorId, status: 'needs_attention', attentionCode: composed.obstacle } };
  }
  const invoiceId = uuid() as InvoiceId;
  return {
    outcome: { debtorId, status: 'billed', invoiceId },
    issued: { invoiceId, facts, composed, period: spanOf(plans), periodIndex },
  };
}
