import { v7 as uuid } from 'uuid';
import type { ReceivedFile } from '../../db/entities/received-file.ts';
import type { EntityManager } from '../../db/orm.ts';
import { holdCredits } from '../../db/payments/hold-balances.ts';
import type { HeldPayment } from '../../db/payments/hold-new-payments.ts';
import { loadNamedInvoices, loadSameAmount } from '../../db/payments/load-suggested-invoices.ts';
import type { DecidedPayment } from '../../db/payments/write-match-decisions.ts';
import type { CreditorId, DebtorId, PaymentMatchId } from '../../domain/identifiers/ids.ts';
import { askWhetherSame } from '../../domain/payments/ask-whether-same.ts';
import { explainMatch } from '../../domain/payments/explain-match.ts';
import { factsOfSet, type FactsOfSet, type SetCandidates } from '../../domain/payments/facts-of-set.ts';
import type { MatchDecision } from '../../domain/payments/match-decision.ts';
import type { CandidateInvoice, MatchCandidates } from '../../domain/payments/match-facts.ts';
import { matchPayment } from '../../domain/payments/match-payment.ts';
import { payerWordsOf } from '../../domain/payments/payer-words.ts';
import { isWeak } from '../../domain/payments/suggest-invoices.ts';

/**
 * Decides payments of one creditor that are held, one after another, as each would be if those before it had been booked. Where one could not
 * be booked together with those before it, the set ends there: what is decided is the first of them, at least one. They are answered in parts
 * of that size, which may be written while the next are decided.
 */
export async function* decideSet(
  em: EntityManager,
  {
    creditorId,
    file,
    payments,
    candidates,
    partSize,
  }: {
    creditorId: CreditorId;
    file: ReceivedFile;
    payments: readonly HeldPayment[];
    candidates: SetCandidates;
    partSize: number;
  },
): AsyncGenerator<readonly DecidedPayment[], void, undefined> {
  const facts = factsOfSet(candidates);
  const creditOre = await holdTakenCredits(em, { creditorId, payments, candidates });
  let part: DecidedPayment[] = [];
  for (const payment of payments) {
    const known = facts.of(payment);
    if (known === null) break;
    const found = decideOne(payment, known);
    if (facts.contradicts(found)) break;
    const helped = found.waits ? await withSuggestions(em, { creditorId, payment, known, found, facts }) : found;
    const decision = limitTakenCredit(helped, creditOre);
    const matchIds = decision.allocations.map(() => uuid() as PaymentMatchId);
    facts.take({ id: payment.id, payment, decision, matchIds });
    part.push(decidedPayment(payment, { file, decision, matchIds }));
    if (part.length < partSize) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}

function decideOne(payment: HeldPayment, candidates: MatchCandidates): MatchDecision {
  const { sameAsId } = payment;
  return sameAsId === null ? matchPayment(payment, candidates) : askWhetherSame(payment, { sameAsId, candidates });
}

function decidedPayment(
  { id, kind, bookedOn, line, code }: HeldPayment,
  { file, decision, matchIds }: { file: ReceivedFile; decision: MatchDecision; matchIds: readonly PaymentMatchId[] },
): DecidedPayment {
  const place = { type: file.type ?? '0602', deliveryId: file.deliveryId ?? null, line, code };
  const creditMatchId = decision.creditOre === 0n ? null : (uuid() as PaymentMatchId);
  return { id, kind, bookedOn, decision, explanation: explainMatch({ decision, place }), matchIds, creditMatchId };
}

/** The same decision, with the invoices that the payer names, and those of just that amount where nothing better is known. */
async function withSuggestions(
  em: EntityManager,
  {
    creditorId,
    payment,
    known,
    found,
    facts,
  }: {
    creditorId: CreditorId;
    payment: HeldPayment;
    known: MatchCandidates;
    found: MatchDecision;
    facts: FactsOfSet;
  },
): Promise<MatchDecision> {
  const asked = { creditorId, amountOre: payment.amountOre, changed: facts.changed() };
  const suggest = (more: readonly CandidateInvoice[]) =>
    decideOne(payment, { ...known, invoices: together(known.invoices, more) }).suggestions;
  const words = payerWordsOf(payment);
  const named = words.text === '' ? [] : await loadNamedInvoices(em, { ...asked, words });
  const suggestions = suggest(named);
  if (!isWeak(suggestions)) return { ...found, suggestions };
  return { ...found, suggestions: suggest([...named, ...(await loadSameAmount(em, asked))]) };
}

/** Each invoice once: as it is known where it is. */
function together(known: readonly CandidateInvoice[], more: readonly CandidateInvoice[]): CandidateInvoice[] {
  const byId = new Map([...more, ...known].map((invoice) => [invoice.invoiceId, invoice]));
  return [...byId.values()];
}

/** What those have to the good of whom a charge-back may take some back, or a pay-out has taken it. */
async function holdTakenCredits(
  em: EntityManager,
  {
    creditorId,
    payments,
    candidates,
  }: { creditorId: CreditorId; payments: readonly HeldPayment[]; candidates: SetCandidates },
): Promise<Map<DebtorId, bigint>> {
  if (payments.every(({ amountOre }) => amountOre >= 0n)) return new Map();
  const debtorIds = [
    ...candidates.earlier.flatMap(({ creditDebtorId }) => creditDebtorId ?? []),
    ...(candidates.payOuts ?? []).map(({ debtorId }) => debtorId),
  ];
  return holdCredits(em, { creditorId, debtorIds: [...new Set(debtorIds)] });
}

/** A charge-back or a pay-out takes no more credit than the debtor still has: the rest waits for a person. What is left is counted on. */
function limitTakenCredit(decision: MatchDecision, creditOre: Map<DebtorId, bigint>): MatchDecision {
  const { creditDebtorId } = decision;
  if (creditDebtorId === null) return decision;
  const availableOre = creditOre.get(creditDebtorId) ?? 0n;
  const isTooMuch = decision.creditOre < 0n && -decision.creditOre > availableOre;
  const outcome = decision.outcome === 'exact' ? ('part' as const) : decision.outcome;
  const limited = isTooMuch ? { ...decision, outcome, creditOre: -availableOre, waits: true } : decision;
  creditOre.set(creditDebtorId, availableOre + limited.creditOre);
  return limited;
}
