import type { DebtorId } from '../../domain/identifiers/ids.ts';
import { applyDecision as applyToCandidates } from '../../domain/payments/apply-decision.ts';
import type { MatchDecision } from '../../domain/payments/match-decision.ts';
import type { MatchCandidates, PaymentFacts } from '../../domain/payments/match-facts.ts';
import { matchPayment } from '../../domain/payments/match-payment.ts';
import { matchId, receivedId } from './sample-match-facts.ts';

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
  const nth = state.earlier.length;
  const matchIds = decision.allocations.map((_, index) => matchId(`${nth}-${index}`));
  return { ...applyToCandidates(state, { id: receivedId(nth), payment, decision, matchIds }), creditOre };
}
