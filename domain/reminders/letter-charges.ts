import { type CivilDate, daysBetween } from '../calendar/calendar.ts';
import type { DebtorArrears, OverdueInvoice } from './debtor-arrears.ts';
import { COMPENSATION_ORE, DAYS_BETWEEN_FEES, MAX_FEE_ORE, MAX_FEES } from './late-payment-law.ts';
import type { ReminderLevel } from './reminder-settings.ts';

/** Which fee of the connected period of arrears a letter's is. */
export type FeeNumber = 1 | 2 | 3;

/** What the letter charges besides interest, øre. */
export interface LetterCharges {
  readonly feeOre: bigint;
  /** Null where there is none. */
  readonly feeNumber: FeeNumber | null;
  readonly compensationOre: bigint;
}

interface Letter {
  readonly level: ReminderLevel;
  readonly day: CivilDate;
  /** All invoices that the letter lists. */
  readonly listed: readonly OverdueInvoice[];
  /** Those of them that the letter raises to a level. */
  readonly raised: readonly OverdueInvoice[];
}

type Taken = Pick<DebtorArrears, 'kind' | 'feesTaken' | 'lastFeeOn' | 'compensationTaken'>;

const FEE_NUMBERS: readonly FeeNumber[] = [1, 2, 3];

/** The level's fee and the compensation, as far as the law lets the letter have them: renteloven §§ 9 a and 9 b. */
export function letterCharges(taken: Taken, letter: Letter): LetterCharges {
  // Without reasonable ground there is neither.
  if (letter.raised.some(isHinderedSinceRaised)) return { feeOre: 0n, feeNumber: null, compensationOre: 0n };
  const feeOre = letter.level.feeOre < MAX_FEE_ORE ? letter.level.feeOre : MAX_FEE_ORE;
  const feeNumber = feeOre > 0n ? nextFeeNumber(taken, letter) : null;
  const mayCompensate = letter.level.compensation && taken.kind !== 'consumer' && !taken.compensationTaken;
  return {
    feeOre: feeNumber === null ? 0n : feeOre,
    feeNumber,
    compensationOre: mayCompensate ? COMPENSATION_ORE : 0n,
  };
}

function nextFeeNumber({ feesTaken, lastFeeOn }: Taken, { day, listed }: Letter): FeeNumber | null {
  if (lastFeeOn !== null && daysBetween({ from: lastFeeOn, to: day }) < DAYS_BETWEEN_FEES) return null;
  if (listed.some(({ feeLetters }) => feeLetters >= MAX_FEES)) return null;
  return FEE_NUMBERS[feesTaken] ?? null;
}

/** Whether the creditor hindered the payment of an invoice at any time since its last letter, or ever where it had none. */
function isHinderedSinceRaised({ hinderedDays = [], lastRaisedOn }: OverdueInvoice): boolean {
  return hinderedDays.some(({ to }) => lastRaisedOn === null || to >= lastRaisedOn);
}
