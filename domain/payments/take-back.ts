import { leastOre } from './compare-facts.ts';
import type { Allocation, MatchDecision } from './match-decision.ts';
import type { EarlierPayment } from './match-facts.ts';

/** Øre of the payment that still stand: allocated, credit, or left. */
export function standingOre({ allocations, creditOre, leftOre }: EarlierPayment): bigint {
  return (
    allocations.reduce((sum, { amountOre }) => sum + atLeastNothing(amountOre), 0n) +
    atLeastNothing(creditOre) +
    atLeastNothing(leftOre)
  );
}

/**
 * Takes so much back of the payment: first what belongs nowhere, then credit, then what is allocated, the newest first.
 * @param amountOre above zero and no more than stands
 */
export function takeBack(
  payment: EarlierPayment,
  amountOre: bigint,
): Pick<MatchDecision, 'allocations' | 'creditOre' | 'creditDebtorId' | 'leftOre'> {
  let restOre = amountOre;
  const take = (standing: bigint): bigint => {
    const takes = leastOre(restOre, atLeastNothing(standing));
    restOre -= takes;
    return -takes;
  };
  const leftOre = take(payment.leftOre);
  const creditOre = take(payment.creditOre);
  const allocations = payment.allocations
    .toReversed()
    .map(({ invoiceId, debtorId, collectionId, matchId, amountOre: standing }): Allocation => ({
      invoiceId,
      debtorId,
      collectionId,
      amountOre: take(standing),
      reversesMatchId: matchId,
    }))
    .filter(({ amountOre: ore }) => ore < 0n);
  return { allocations, creditOre, creditDebtorId: creditOre < 0n ? payment.creditDebtorId : null, leftOre };
}

const atLeastNothing = (ore: bigint): bigint => (ore > 0n ? ore : 0n);
