import type { DebtorId } from '../../domain/ids.ts';
import type { MatchDecision } from '../../domain/matching/match-decision.ts';
import type {
  CandidateCollection,
  CandidateInvoice,
  EarlierPayment,
  MatchCandidates,
  PaymentFacts,
} from '../../domain/matching/match-facts.ts';
import { matchPayment } from '../../domain/matching/match-payment.ts';
import { earlierPayment, matchId } from './sample-payments.ts';

/** All that is known of a creditor's money, and the credit of its debtors. */
export interface MoneyState extends MatchCandidates {
  readonly creditOre: ReadonlyMap<DebtorId, bigint>;
}

/** Matches the payment in that state and books it. */
export function book(state: MoneyState, payment: PaymentFacts): { decision: MatchDecision; state: MoneyState } {
  const decision = matchPayment(payment, state);
  return { decision, state: applyDecision(state, payment, decision) };
}

/** What is so after the decision: what the database does in its one transaction. */
export function applyDecision(state: MoneyState, payment: PaymentFacts, decision: MatchDecision): MoneyState {
  const creditOre = new Map(state.creditOre);
  const { creditDebtorId } = decision;
  if (creditDebtorId !== null) {
    creditOre.set(creditDebtorId, (creditOre.get(creditDebtorId) ?? 0n) + decision.creditOre);
  }
  return {
    creditOre,
    invoices: state.invoices.map((one) => settled(one, decision)),
    collections: state.collections.map((one) => toldOf(one, payment, decision)),
    earlier: [
      ...state.earlier.map((one) => reversed(one, decision)),
      asEarlier(state.earlier.length, payment, decision),
    ],
  };
}

function settled(invoice: CandidateInvoice, { allocations }: MatchDecision): CandidateInvoice {
  const ore = allocations
    .filter((one) => one.invoiceId === invoice.invoiceId)
    .reduce((sum, { amountOre }) => sum + amountOre, 0n);
  return { ...invoice, settledOre: invoice.settledOre + ore, openOre: invoice.openOre - ore };
}

function toldOf(
  collection: CandidateCollection,
  { kind }: PaymentFacts,
  { allocations, reopens }: MatchDecision,
): CandidateCollection {
  const isNamed = [...allocations, ...reopens].some((one) => one.collectionId === collection.collectionId);
  return isNamed ? { ...collection, status: kind } : collection;
}

function reversed(earlier: EarlierPayment, decision: MatchDecision): EarlierPayment {
  if (earlier.id !== decision.reversesPaymentId) return earlier;
  const allocations = earlier.allocations
    .map((one) => ({ ...one, amountOre: one.amountOre + reversedOre(one.matchId, one.invoiceId, decision) }))
    .filter(({ amountOre }) => amountOre > 0n);
  return {
    ...earlier,
    allocations,
    creditOre: earlier.creditOre + decision.creditOre,
    leftOre: earlier.leftOre + decision.leftOre,
  };
}

function reversedOre(ofMatch: string, ofInvoice: string, { allocations }: MatchDecision): bigint {
  return allocations
    .filter(({ reversesMatchId, invoiceId }) => reversesMatchId === ofMatch && invoiceId === ofInvoice)
    .reduce((sum, { amountOre }) => sum + amountOre, 0n);
}

/** What a charge-back takes off another payment is not its own any more. */
function asEarlier(nth: number, payment: PaymentFacts, decision: MatchDecision): EarlierPayment {
  if (decision.reversesPaymentId !== null) return earlierPayment(nth, payment, { leftOre: 0n });
  const { creditOre, creditDebtorId, leftOre } = decision;
  const allocations = decision.allocations.map(({ invoiceId, debtorId, collectionId, amountOre }) => {
    return { invoiceId, debtorId, collectionId, amountOre, matchId: matchId(nth.toString()) };
  });
  return earlierPayment(nth, payment, { allocations, creditOre, creditDebtorId, leftOre });
}
