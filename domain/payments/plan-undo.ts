import type { CollectionId } from '../identifiers/ids.ts';
import { sumOre } from './compare-facts.ts';
import type { Allocation, MatchDecision } from './match-decision.ts';

/** An allocation that stands, with the match that it belongs to. */
export type StandingAllocation = Omit<Allocation, 'reversesMatchId'> & {
  readonly matchId: Exclude<Allocation['reversesMatchId'], null>;
};

/** A match that stands. */
export interface StandingMatch extends Pick<MatchDecision, 'creditOre' | 'creditDebtorId' | 'reopens'> {
  readonly allocations: readonly StandingAllocation[];
}

/** What is written so that a match is as if it had not been; nothing is deleted. */
export interface Undo extends Pick<MatchDecision, 'creditOre' | 'creditDebtorId'> {
  /** The same with the other sign, the last one first. */
  readonly allocations: readonly Allocation[];
  /** Øre of the payment that wait for a person again: what was allocated and what was credit. */
  readonly leftOre: bigint;
  /** Collections that are not to be paid by slip after all. */
  readonly noLongerReopened: readonly CollectionId[];
}

/** Takes a match back: what it allocated and credited is reversed and waits in the queue again. */
export function planUndo({ allocations, creditOre, creditDebtorId, reopens }: StandingMatch): Undo {
  const reversed = allocations.toReversed().map(({ matchId, amountOre, ...allocation }): Allocation => ({
    ...allocation,
    amountOre: -amountOre,
    reversesMatchId: matchId,
  }));
  return {
    allocations: reversed,
    creditOre: -creditOre,
    creditDebtorId,
    leftOre: sumOre(allocations) + creditOre,
    noLongerReopened: reopens.map(({ collectionId }) => collectionId),
  };
}
