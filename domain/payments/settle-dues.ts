import type { CollectionId } from '../identifiers/ids.ts';
import { leastOre } from './compare-facts.ts';
import type { Allocation, MatchDecision, MatchOutcome } from './match-decision.ts';
import type { CandidateInvoice } from './match-facts.ts';

/** An invoice or a reminder that money is for, and how much was asked by the collection or the slip. */
export interface Due {
  readonly invoice: CandidateInvoice;
  readonly collectionId: CollectionId | null;
  readonly askedOre: bigint;
}

export type Settlement = Pick<
  MatchDecision,
  'outcome' | 'allocations' | 'creditOre' | 'creditDebtorId' | 'leftOre' | 'waits'
>;

/**
 * Spreads money that came in over what it is for, in the order given: each gets what was asked, and what goes beyond that pays what is open
 * of the same. What is then over is the debtor's credit; but what was asked for an invoice that is settled
 * already waits for a person, since it was paid twice.
 * @param amountOre above zero
 */
export function settleDues(amountOre: bigint, dues: readonly Due[]): Settlement {
  const openOre = new Map(dues.map(({ invoice }) => [invoice.invoiceId, invoice.openOre]));
  const settled = dues.filter(({ invoice }) => invoice.openOre <= 0n);
  const takenOre = dues.map(() => 0n);
  let restOre = amountOre;
  for (const most of [({ askedOre }: Due) => askedOre, () => restOre]) {
    for (const [nth, due] of dues.entries()) {
      const open = openOre.get(due.invoice.invoiceId) ?? 0n;
      const takes = leastOre(restOre, open, most(due));
      if (takes <= 0n) continue;
      takenOre[nth] = (takenOre[nth] ?? 0n) + takes;
      openOre.set(due.invoice.invoiceId, open - takes);
      restOre -= takes;
    }
  }
  const settledOre = settled.reduce((sum, { askedOre }) => sum + askedOre, 0n);
  const leftOre = settled.length === dues.length ? restOre : leastOre(restOre, settledOre);
  const creditOre = restOre - leftOre;
  const isAllPaid = [...openOre.values()].every((open) => open <= 0n);
  return {
    outcome: outcomeOf({ leftOre, creditOre, isAllPaid }),
    allocations: dues
      .map((due, nth) => allocationOf(due, takenOre[nth] ?? 0n))
      .filter(({ amountOre: ore }) => ore > 0n),
    creditOre,
    creditDebtorId:
      creditOre > 0n ? (dues.find(({ invoice }) => invoice.openOre > 0n)?.invoice.debtorId ?? null) : null,
    leftOre,
    waits: leftOre > 0n,
  };
}

function outcomeOf({
  leftOre,
  creditOre,
  isAllPaid,
}: {
  leftOre: bigint;
  creditOre: bigint;
  isAllPaid: boolean;
}): MatchOutcome {
  if (leftOre > 0n) return 'double';
  if (creditOre > 0n) return 'over';
  return isAllPaid ? 'exact' : 'part';
}

function allocationOf({ invoice: { invoiceId, debtorId }, collectionId }: Due, amountOre: bigint): Allocation {
  return { invoiceId, debtorId, collectionId, amountOre, reversesMatchId: null };
}
