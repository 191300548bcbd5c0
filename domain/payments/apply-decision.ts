import type { PaymentId, PaymentMatchId } from '../identifiers/ids.ts';
import type { MatchDecision } from './match-decision.ts';
import type {
  CandidateCollection,
  CandidateInvoice,
  CandidatePayOut,
  EarlierPayment,
  MatchCandidates,
  PaymentFacts,
} from './match-facts.ts';

/** A payment that has been decided on. `matchIds` are those of its allocations, in their order. */
export interface Decided {
  readonly id: PaymentId;
  readonly payment: PaymentFacts;
  readonly decision: MatchDecision;
  readonly matchIds: readonly PaymentMatchId[];
}

/** What the next payment finds after this one has been booked. */
export function applyDecision(candidates: MatchCandidates, decided: Decided): MatchCandidates {
  const { payment, decision } = decided;
  return {
    ...candidates,
    invoices: candidates.invoices.map((one) => settled(one, decision)),
    collections: candidates.collections.map((one) => toldOf(one, payment, decision)),
    ...(candidates.payOuts === undefined
      ? {}
      : { payOuts: candidates.payOuts.map((one) => answered(one, payment, decision)) }),
    earlier: [...candidates.earlier.map((one) => toldByBank(reversed(one, decision), decision)), asEarlier(decided)],
  };
}

function settled(invoice: CandidateInvoice, { allocations }: MatchDecision): CandidateInvoice {
  const ore = allocations
    .filter((one) => one.invoiceId === invoice.invoiceId)
    .reduce((sum, { amountOre }) => sum + amountOre, 0n);
  if (ore === 0n) return invoice;
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

function answered(payOut: CandidatePayOut, { kind }: PaymentFacts, { payOutId }: MatchDecision): CandidatePayOut {
  return payOut.payOutId === payOutId ? { ...payOut, status: kind === 'paid' ? 'paid' : 'refused' } : payOut;
}

function toldByBank(earlier: EarlierPayment, { waits, suggestions }: MatchDecision): EarlierPayment {
  const isTold =
    waits &&
    earlier.handDebtorId !== null &&
    suggestions.some(({ why, receivedPaymentId }) => why === 'same_money' && receivedPaymentId === earlier.id);
  return isTold ? { ...earlier, isToldByBank: true } : earlier;
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
function asEarlier({ id, payment, decision, matchIds }: Decided): EarlierPayment {
  const { kind, source, paymentId, customerNumber, reference, statedOn, paidOn, bookedOn, amountOre } = payment;
  const told = { kind, source, paymentId, customerNumber, reference, statedOn, paidOn, bookedOn, amountOre };
  if (decision.reversesPaymentId !== null) {
    return { ...told, id, allocations: [], creditOre: 0n, creditDebtorId: null, leftOre: 0n, handDebtorId: null };
  }
  const { creditOre, creditDebtorId, leftOre } = decision;
  const allocations = decision.allocations.flatMap(({ invoiceId, debtorId, collectionId, amountOre: ore }, index) => {
    const matchId = matchIds[index];
    return matchId === undefined ? [] : [{ invoiceId, debtorId, collectionId, amountOre: ore, matchId }];
  });
  return { ...told, id, allocations, creditOre, creditDebtorId, leftOre, handDebtorId: null };
}
