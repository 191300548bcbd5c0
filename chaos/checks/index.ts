import {
  amountsAsAgreed,
  commandsOnce,
  eachDuePeriodOnce,
  nothingStuck,
  numbersWithoutGap,
  oneOffLinesOnce,
  paymentIdsUnique,
} from './check-billing.ts';
import { eachFactToldOnce, eventsReadOnceInOrder } from './check-events.ts';
import { eachMailOnce } from './check-mails.ts';
import { eachCollectionInOneFile, eachPaymentBookedOnce, ledgerZero } from './check-money.ts';
import type { Evidence } from './evidence.ts';

/** A rule, and what breaks it. */
export const CHECKS: Readonly<Record<string, (evidence: Evidence) => string[]>> = {
  'each due period is billed once': eachDuePeriodOnce,
  'each invoice asks for what was agreed': amountsAsAgreed,
  'numbers have no gap': numbersWithoutGap,
  'payment ids are unique': paymentIdsUnique,
  'each one-off line is charged once': oneOffLinesOnce,
  'what was asked for is there once': commandsOnce,
  'each collection is in exactly one file': eachCollectionInOneFile,
  'each mail came, and no more often than crashes allow': eachMailOnce,
  'each payment is booked once': eachPaymentBookedOnce,
  'the ledger is zero': ledgerZero,
  'what has happened is told once': eachFactToldOnce,
  'events are read once and in order': eventsReadOnceInOrder,
  'nothing is stuck': nothingStuck,
};

export interface Finding {
  readonly check: string;
  readonly wrong: readonly string[];
}

/** The rules that are broken, each with all that breaks it. */
export function checkAll(evidence: Evidence): Finding[] {
  return Object.entries(CHECKS).flatMap(([check, find]) => {
    const wrong = find(evidence);
    return wrong.length === 0 ? [] : [{ check, wrong }];
  });
}
