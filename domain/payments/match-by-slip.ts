import { bringsBack, compareKeys, isSameCustomer } from './compare-facts.ts';
import { duesOfSlip } from './dues-of-slip.ts';
import { leaveInQueue } from './leave-in-queue.ts';
import type { MatchDecision } from './match-decision.ts';
import type { CandidateSlip, MatchCandidates, PaymentFacts } from './match-facts.ts';
import { settleOrAsk } from './settle-or-ask.ts';

/**
 * Money by a slip that Betalingsservice has sent. Where a slip has the payment id, a return may have the customer number: so it is first looked for by
 * what the creditor wrote together with the customer number, and the digits are not taken for a payment id. A slip over several invoices pays them
 * as a collection does, that of a reminder as its payment id does.
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
  const dues = slips
    .toSorted((one, other) => compareKeys([one.invoiceId], [other.invoiceId]))
    .flatMap(({ invoiceId, amountOre: askedOre }) => {
      const invoice = candidates.invoices.find((one) => one.invoiceId === invoiceId);
      if (invoice === undefined) return [];
      // A reminder's slip asks for what the reminder lists as well.
      return invoice.dues === undefined ? [{ invoice, collectionId: null, askedOre }] : duesOfSlip(invoice, candidates);
    });
  if (slips.some(({ invoiceId }) => dues.every(({ invoice }) => invoice.invoiceId !== invoiceId))) return null;
  return settleOrAsk(payment, { candidates, rule, dues });
}

const recordOf = ({ entryReference, paymentDate }: CandidateSlip) => `${entryReference}/${paymentDate}`;
