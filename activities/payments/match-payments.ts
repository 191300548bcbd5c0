import { LockMode } from '@mikro-orm/core';
import { v7 as uuid } from 'uuid';
import { Payment } from '../../db/entities/payment.ts';
import { ReceivedFile } from '../../db/entities/received-file.ts';
import { loadMatchCandidates, type PaymentToMatch } from '../../db/payments/load-match-candidates.ts';
import { loadNamedInvoices, loadSameAmount } from '../../db/payments/load-suggested-invoices.ts';
import type { EntityManager } from '../../db/orm.ts';
import { type DecidedPayment, writeMatchDecisions } from '../../db/payments/write-match-decisions.ts';
import type { CreditorId, DebtorId, PaymentId, PaymentMatchId, ReceivedFileId } from '../../domain/identifiers/ids.ts';
import { askWhetherSame } from '../../domain/payments/ask-whether-same.ts';
import { applyDecision } from '../../domain/payments/apply-decision.ts';
import { explainMatch } from '../../domain/payments/explain-match.ts';
import type { MatchDecision } from '../../domain/payments/match-decision.ts';
import type { CandidateInvoice, MatchCandidates } from '../../domain/payments/match-facts.ts';
import { matchPayment } from '../../domain/payments/match-payment.ts';
import { payerWordsOf } from '../../domain/payments/payer-words.ts';
import { isWeak } from '../../domain/payments/suggest-invoices.ts';
import type { ActivityDependencies } from '../dependencies.ts';

export interface MatchPaymentsInput {
  readonly fileId: ReceivedFileId;
}

/** Payments that are matched in one transaction. */
const BATCH_SIZE = 100;

/**
 * Finds the invoices of all payments of a file that nobody has looked at yet, in the order of the file, a batch in a transaction. What finds
 * none waits for a person. Asked again, it goes on where it stopped.
 */
export function createMatchPayments({ orm, heartbeat }: Pick<ActivityDependencies, 'orm' | 'heartbeat'>) {
  return async function matchPayments({ fileId }: MatchPaymentsInput): Promise<void> {
    const file = await orm.em.fork().findOneOrFail(ReceivedFile, { id: fileId });
    // Nobody has looked at those from here on: what is matched never becomes new again.
    let from: PaymentId | null = null;
    for (;;) {
      heartbeat();
      from = await orm.em.fork().transactional((em) => matchBatch(em, { file, from }), { clear: true });
      if (from === null) return;
    }
  };
}

/** Answers the first payment of the batch; null where there is none. */
async function matchBatch(
  em: EntityManager,
  { file, from }: { file: ReceivedFile; from: PaymentId | null },
): Promise<PaymentId | null> {
  const ofFile = { receivedFileId: file.id, status: 'new' } as const;
  const [first] = await em.find(
    Payment,
    { ...ofFile, ...(from === null ? {} : { id: { $gte: from } }) },
    { orderBy: { id: 'asc' }, limit: 1 },
  );
  if (first === undefined) return null;
  const { creditorId } = first;
  // One batch of a creditor at a time: each finds what the one before has booked.
  await em.execute(`select pg_advisory_xact_lock(hashtextextended('payments/' || ?, 0))`, [creditorId]);
  const rows = await em.find(
    Payment,
    { ...ofFile, creditorId, id: { $gte: first.id } },
    // Payments are held before the balances of invoices, as where a person assigns them.
    { orderBy: { id: 'asc' }, limit: BATCH_SIZE, lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  // Another worker has taken them while this one waited.
  if (rows.length === 0) return first.id;
  const candidates = await loadMatchCandidates(em, { creditorId, payments: rows.map(paymentToMatch) });
  const decided = await decideAll(em, { creditorId, file, rows, candidates });
  await writeMatchDecisions(em, { creditorId, decided });
  return first.id;
}

async function decideAll(
  em: EntityManager,
  {
    creditorId,
    file,
    rows,
    candidates,
  }: { creditorId: CreditorId; file: ReceivedFile; rows: readonly Payment[]; candidates: MatchCandidates },
): Promise<DecidedPayment[]> {
  const decided: DecidedPayment[] = [];
  let known = candidates;
  for (const row of rows) {
    const payment = paymentToMatch(row);
    const sameAsId = row.sameAsId ?? null;
    const decide = (facts: MatchCandidates) =>
      sameAsId === null ? matchPayment(payment, facts) : askWhetherSame(payment, { sameAsId, candidates: facts });
    const found = decide(known);
    const helped = found.waits ? await withSuggestions(em, { creditorId, payment, known, found, decide }) : found;
    const decision = await limitTakenCredit(em, { decision: helped, decided });
    const matchIds = decision.allocations.map(() => uuid() as PaymentMatchId);
    known = applyDecision(known, { id: row.id, payment, decision, matchIds });
    const place = {
      type: file.type ?? '0602',
      deliveryId: file.deliveryId ?? null,
      line: Number(row.line),
      code: row.code,
    };
    decided.push({
      id: row.id,
      kind: row.kind,
      bookedOn: row.bookedOn,
      decision,
      explanation: explainMatch({ decision, place }),
      matchIds,
      creditMatchId: decision.creditOre === 0n ? null : (uuid() as PaymentMatchId),
    });
  }
  return decided;
}

/** The same decision, with the invoices that the payer names, and those of just that amount where nothing better is known. */
async function withSuggestions(
  em: EntityManager,
  {
    creditorId,
    payment,
    known,
    found,
    decide,
  }: {
    creditorId: CreditorId;
    payment: PaymentToMatch;
    known: MatchCandidates;
    found: MatchDecision;
    decide: (candidates: MatchCandidates) => MatchDecision;
  },
): Promise<MatchDecision> {
  const { amountOre } = payment;
  const suggest = (more: readonly CandidateInvoice[]) =>
    decide({ ...known, invoices: together(known.invoices, more) }).suggestions;
  const words = payerWordsOf(payment);
  const named = words.text === '' ? [] : await loadNamedInvoices(em, { creditorId, words, amountOre });
  const suggestions = suggest(named);
  if (!isWeak(suggestions)) return { ...found, suggestions };
  return { ...found, suggestions: suggest([...named, ...(await loadSameAmount(em, { creditorId, amountOre }))]) };
}

/** Each invoice once: as it is known where it is. */
function together(known: readonly CandidateInvoice[], more: readonly CandidateInvoice[]): CandidateInvoice[] {
  const byId = new Map([...more, ...known].map((invoice) => [invoice.invoiceId, invoice]));
  return [...byId.values()];
}

/** A charge-back takes back no more credit than the debtor still has: the rest waits for a person. */
async function limitTakenCredit(
  em: EntityManager,
  { decision, decided }: { decision: MatchDecision; decided: readonly DecidedPayment[] },
): Promise<MatchDecision> {
  const { creditOre, creditDebtorId } = decision;
  if (creditOre >= 0n || creditDebtorId === null) return decision;
  const availableOre = (await creditOf(em, creditDebtorId)) + takenBefore(decided, creditDebtorId);
  if (-creditOre <= availableOre) return decision;
  return { ...decision, creditOre: -availableOre, waits: true };
}

async function creditOf(em: EntityManager, debtorId: DebtorId): Promise<bigint> {
  const [row] = await em.execute<{ creditOre: string }[]>(
    'select credit_ore "creditOre" from debtor_balance where debtor_id = ? for update',
    [debtorId],
  );
  return BigInt(row?.creditOre ?? '0');
}

function takenBefore(decided: readonly DecidedPayment[], debtorId: DebtorId): bigint {
  return decided
    .filter(({ decision }) => decision.creditDebtorId === debtorId)
    .reduce((sum, { decision }) => sum + decision.creditOre, 0n);
}

function paymentToMatch(row: Payment): PaymentToMatch {
  return {
    id: row.id,
    kind: row.kind,
    source: row.source,
    bsDebtorGroup: row.bsDebtorGroup ?? null,
    customerNumber: row.customerNumber ?? null,
    paymentId: row.fiPaymentId ?? null,
    slipCreditorNumber: row.slipCreditorNumber ?? null,
    reference: row.reference ?? null,
    statedOn: row.statedOn ?? null,
    paidOn: row.paidOn ?? null,
    bookedOn: row.bookedOn,
    amountOre: row.amountOre,
    statedOre: row.statedOre ?? null,
    payerText: row.payerText ?? null,
  };
}
