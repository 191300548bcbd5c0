import { bringsBack, isSameCustomer, oldestFirst } from './compare-facts.ts';
import { duesOfSlip } from './dues-of-slip.ts';
import { leaveInQueue } from './leave-in-queue.ts';
import type { MatchDecision } from './match-decision.ts';
import type { CandidateSlip, MatchCandidates, PaymentFacts } from './match-facts.ts';
import type { Due } from './settle-dues.ts';
import { settleOrAsk } from './settle-or-ask.ts';

/**
 * Money by a slip that Betalingsservice has sent. Where a slip has the payment id, a return may have the customer number: so it is first looked for by
 * what the creditor wrote together with the customer number, and the digits are not taken for a payment id. A slip over several invoices pays them
 * as a collection does, the oldest first, that of a reminder as its payment id does.
 * @returns null where no such slip is known
 */
export function matchBySlip(payment: PaymentFacts, candidates: MatchCandidates): MatchDecision | null {
  const known = (candidates.slips ?? []).filter(
    (one) => bringsBack(payment, one.entryReference) && isSameCustomer(payment.customerNumber, one.customerNumber),
  );
  const ofDay = known.filter(({ paymentDate }) => paymentDate === payment.statedOn);
  const slips = ofDay.length > 0 ? ofDay : known;
  const [first] = slips;
  if (first === undefined) return null;
  const rule = 'by_reference';
  if (slips.some((one) => recordOf(one) !== recordOf(first))) {
    return leaveInQueue(payment, { candidates, rule, outcome: 'ambiguous' });
  }
  const asked = slips.flatMap(({ invoiceId, amountOre: askedOre }): Due[] => {
    const invoice = candidates.invoices.find((one) => one.invoiceId === invoiceId);
    return invoice === undefined ? [] : [{ invoice, collectionId: null, askedOre }];
  });
  if (asked.length < slips.length) return null;
  const dues = asked
    .toSorted((one, other) => oldestFirst(one.invoice, other.invoice))
    // A reminder's slip asks for what the reminder lists as well.
    .flatMap((due) => (due.invoice.dues === undefined ? [due] : duesOfSlip(due.invoice, candidates)));
  return settleOrAsk(payment, { candidates, rule, dues });
}

const recordOf = ({ entryReference, paymentDate }: CandidateSlip) => `${entryReference}/${paymentDate}`;
