import { absoluteOre, compareKeys, isSameCustomer, sumOre } from './compare-facts.ts';
import { type CollectionRecord, findByCustomerAndDay, findByReference } from './find-collections.ts';
import { leaveInQueue, NO_CHANGE } from './leave-in-queue.ts';
import type { MatchDecision } from './match-decision.ts';
import type { MatchCandidates, PaymentFacts } from './match-facts.ts';

/**
 * What the news does that no money will come, 0237 and 0238: the invoices of the record are to be paid by slip. News that contradicts
 * what is known, or that names no collection, waits for a person, even though there is no money in it. The second time it changes nothing.
 */
export function reopenCollections(payment: PaymentFacts, candidates: MatchCandidates): MatchDecision {
  const rule = 'no_money';
  const byReference = findByReference(payment, candidates.collections);
  // Without its reference the news is as well that of a pay-out which was to be made on that day.
  if (byReference === null && couldBePayOut(payment, candidates)) {
    return leaveInQueue(payment, { candidates, rule, outcome: 'ambiguous' });
  }
  const records = byReference ?? findOfDay(payment, candidates);
  const [record] = records;
  if (record === undefined) return leaveInQueue(payment, { candidates, rule: 'none', outcome: 'unknown' });
  const invoiceIds = records.flat().map(({ invoiceId }) => invoiceId);
  if (records.length > 1 || payment.amountOre !== 0n || record.some(({ status }) => status === 'paid')) {
    return leaveInQueue(payment, { candidates, rule, outcome: 'ambiguous', invoiceIds });
  }
  const reopens = record
    .filter(({ status }) => status === 'delivered')
    .map(({ collectionId, invoiceId }) => ({ collectionId, invoiceId }))
    .toSorted((one, other) => compareKeys([one.collectionId], [other.collectionId]));
  return { ...NO_CHANGE, rule, outcome: 'reopened', reopens };
}

const couldBePayOut = (payment: PaymentFacts, { payOuts = [] }: MatchCandidates) =>
  payOuts.some(
    ({ customerNumber, paymentDate, status }) =>
      status === 'delivered' &&
      paymentDate === payment.statedOn &&
      isSameCustomer(payment.customerNumber, customerNumber),
  );

/** Where the reference is not known: those of the customer and day, and of the amount where there are several. */
function findOfDay(payment: PaymentFacts, { collections }: MatchCandidates): readonly CollectionRecord[] {
  const ofDay = findByCustomerAndDay(payment, collections);
  if (ofDay.length <= 1 || payment.statedOre === null) return ofDay;
  const askedOre = absoluteOre(payment.statedOre);
  const ofAmount = ofDay.filter((record) => sumOre(record) === askedOre);
  return ofAmount.length > 0 ? ofAmount : ofDay;
}
