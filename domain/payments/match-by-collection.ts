import { bringsBack, isSameCustomer, oldestFirst } from './compare-facts.ts';
import { duesOfSlip } from './dues-of-slip.ts';
import { type CollectionRecord, findByCustomerAndAmount, findByReference } from './find-collections.ts';
import { leaveInQueue } from './leave-in-queue.ts';
import type { MatchDecision, MatchRule } from './match-decision.ts';
import type { MatchCandidates, PaymentFacts } from './match-facts.ts';
import type { Due } from './settle-dues.ts';
import { settleOrAsk } from './settle-or-ask.ts';

/**
 * Money that came in without a payment id. What the creditor wrote finds it first, always together with the customer number: the
 * record of a collection, then an invoice by its payment number. Where what it wrote is not known or not there, it is the one record
 * of the customer for that day and amount.
 */
export function matchByCollection(payment: PaymentFacts, candidates: MatchCandidates): MatchDecision {
  const byReference = findByReference(payment, candidates.collections);
  if (byReference !== null) return settleTheOne(payment, { candidates, rule: 'by_collection', records: byReference });
  const named = candidates.invoices.filter(
    (one) =>
      bringsBack(payment, one.paymentNumber.toString()) && isSameCustomer(payment.customerNumber, one.customerNumber),
  );
  const [first, ...others] = named;
  if (first !== undefined) {
    const rule = 'by_reference';
    return others.length === 0
      ? settleOrAsk(payment, { candidates, rule, dues: duesOfSlip(first, candidates) })
      : leaveInQueue(payment, { candidates, rule, outcome: 'ambiguous' });
  }
  const records = findByCustomerAndAmount(payment, candidates.collections);
  return settleTheOne(payment, { candidates, rule: 'by_customer_and_amount', records });
}

function settleTheOne(
  payment: PaymentFacts,
  { candidates, rule, records }: { candidates: MatchCandidates; rule: MatchRule; records: readonly CollectionRecord[] },
): MatchDecision {
  const [record] = records;
  if (records.length > 1) return leaveInQueue(payment, { candidates, rule, outcome: 'ambiguous' });
  const dues = record === undefined ? null : duesOf(record, candidates);
  if (dues === null) return leaveInQueue(payment, { candidates, rule: 'none', outcome: 'unknown' });
  return settleOrAsk(payment, { candidates, rule, dues });
}

/** The oldest first. Null where an invoice of the record is not among the candidates: then nobody knows what is open. */
function duesOf(record: CollectionRecord, { invoices }: MatchCandidates): Due[] | null {
  const dues = record.flatMap(({ invoiceId, collectionId, amountOre }): Due[] => {
    const invoice = invoices.find((one) => one.invoiceId === invoiceId);
    return invoice === undefined ? [] : [{ invoice, collectionId, askedOre: amountOre }];
  });
  if (dues.length < record.length) return null;
  return dues.toSorted((one, other) => oldestFirst(one.invoice, other.invoice));
}
