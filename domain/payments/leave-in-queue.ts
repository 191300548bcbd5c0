import type { InvoiceId } from '../identifiers/ids.ts';
import type { MatchDecision, MatchOutcome, MatchRule } from './match-decision.ts';
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

/** What a person is shown beside a payment that waits: at most five, earlier payments first. */
export function suggestionsFor(
  payment: PaymentFacts,
  { candidates, invoiceIds }: { candidates: MatchCandidates; invoiceIds: readonly InvoiceId[] },
): MatchDecision['suggestions'] {
  return [...suggestEarlier(payment, { ...candidates, invoiceIds }), ...suggestInvoices(payment, candidates)].slice(
    0,
    MAX_SUGGESTIONS,
  );
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
