import type { InvoiceId } from '../identifiers/ids.ts';
import type { MatchDecision, MatchOutcome, MatchRule, Suggestion } from './match-decision.ts';
import type { MatchCandidates, PaymentFacts } from './match-facts.ts';
import { suggestEarlier } from './suggest-earlier.ts';
import { MAX_SUGGESTIONS, suggestInvoices } from './suggest-invoices.ts';

/** A decision in which nothing happens to the money. */
export const NO_CHANGE = {
  allocations: [],
  creditOre: 0n,
  creditDebtorId: null,
  leftOre: 0n,
  waits: false,
  reversesPaymentId: null,
  reopens: [],
  suggestions: [],
} as const satisfies Omit<MatchDecision, 'rule' | 'outcome'>;

/** What a person is shown beside a payment that waits: at most five, or more where they belong together, earlier payments first. */
export function suggestionsFor(
  payment: PaymentFacts,
  { candidates, invoiceIds }: { candidates: MatchCandidates; invoiceIds: readonly InvoiceId[] },
): MatchDecision['suggestions'] {
  const all = [...suggestEarlier(payment, { ...candidates, invoiceIds }), ...suggestInvoices(payment, candidates)];
  return firstOf(all);
}

/** The first five, and whatever belongs together with one of them. */
export function firstOf(suggestions: readonly Suggestion[]): Suggestion[] {
  return suggestions.filter(({ why }, nth) => nth < MAX_SUGGESTIONS || why === 'named_together');
}

/** All of the payment waits for a person. */
export function leaveInQueue(
  payment: PaymentFacts,
  {
    candidates,
    rule,
    outcome,
    invoiceIds = [],
  }: {
    candidates: MatchCandidates;
    rule: MatchRule;
    outcome: MatchOutcome;
    /** The invoices that it found, whose earlier payments are worth a look. */
    invoiceIds?: readonly InvoiceId[];
  },
): MatchDecision {
  const suggestions = suggestionsFor(payment, { candidates, invoiceIds });
  return { ...NO_CHANGE, rule, outcome, leftOre: payment.amountOre, waits: true, suggestions };
}
