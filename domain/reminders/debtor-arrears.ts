import type { CivilDate } from '../calendar/calendar.ts';
import type { DebtorId, InvoiceId } from '../identifiers/ids.ts';
import type { Claim } from './claim.ts';
import type { DebtorKind } from './reminder-words.ts';

/** Why something is not reminded of for now, and through which day; null where no day ends it. */
export interface Holdback<Code extends string> {
  readonly code: Code;
  readonly until: CivilDate | null;
}

/** What of an invoice keeps it out of letters. What is disputed gets neither fee nor threat. */
export type InvoiceHoldbackCode = 'held' | 'disputed' | 'collection_under_way' | 'credit_under_way' | 'handed_over';

/** What keeps all letters to a debtor back: a hold, a payment that waits for a person, a bank file, a creditor's pause, that none would come to anybody. */
export type DebtorHoldbackCode = 'held' | 'disputed' | 'unreachable' | 'payment_waits' | 'bank_file_missing' | 'paused';

/** An invoice that was due and of which something is open, as a letter looks at it. */
export interface OverdueInvoice extends Claim {
  readonly invoiceId: InvoiceId;
  readonly number: string;
  readonly issuedOn: CivilDate;
  readonly totalOre: bigint;
  /** What a letter asks for: what is open, less what the debtor has to the good for it. */
  readonly openOre: bigint;
  /** The due day, or the day of the mail that told of a collection that failed: from it the first level counts its days. */
  readonly countsFrom: CivilDate;
  /** The level that letters have raised it to; 0 before the first. */
  readonly level: number;
  /** The day of the letter that raised it last. */
  readonly lastRaisedOn: CivilDate | null;
  /** The day on which that letter went to the debtor; while it has not, the day of asking. The next level counts its days from it. */
  readonly lastWentOn: CivilDate | null;
  /** Letters with a fee that have listed it, those too whose fee was waived. */
  readonly feeLetters: number;
  /** Interest that letters have charged of it, less what was reckoned anew. What a person has waived is not asked for again. */
  readonly bookedInterestOre: bigint;
  readonly holdback: Holdback<InvoiceHoldbackCode> | null;
}

/** What letters have charged the debtor so far. */
export interface ChargesTaken {
  /** In the connected period of arrears. A waived fee counts: its letter was one with a fee. */
  readonly feesTaken: number;
  /** When the debtor was told of the last fee, of whatever period; while that is still to come, the day of asking. */
  readonly lastFeeOn: CivilDate | null;
  /** In the connected period of arrears. */
  readonly compensationTaken: boolean;
  /** The last letter of all. */
  readonly remindedOn: CivilDate | null;
}

/** All that a letter to a debtor is decided by. */
export interface DebtorArrears extends ChargesTaken {
  readonly debtorId: DebtorId;
  readonly kind: DebtorKind;
  /** The first day of the connected period of arrears. */
  readonly arrearsFrom: CivilDate;
  readonly invoices: readonly OverdueInvoice[];
  /** What is open of charges of earlier letters. */
  readonly openChargesOre: bigint;
  readonly holdback: Holdback<DebtorHoldbackCode> | null;
}

/** A letter that has been issued, with what it charged, waived or not. */
export interface EarlierCharges {
  readonly issuedOn: CivilDate;
  /** The day on which the debtor was told of its fee: it went, or where it came to nobody, the next one; while that is still to come, today. */
  readonly feeToldOn: CivilDate;
  readonly feeOre: bigint;
  readonly compensationOre: bigint;
}

/** What letters have charged by the period of arrears that has begun on a day: see `arrearsFrom`. */
export function chargesTaken(letters: readonly EarlierCharges[], arrearsFrom: CivilDate): ChargesTaken {
  const inPeriod = letters.filter(({ issuedOn }) => issuedOn >= arrearsFrom);
  const withFee = (letter: EarlierCharges) => letter.feeOre > 0n;
  return {
    feesTaken: inPeriod.filter(withFee).length,
    lastFeeOn: lastDayOf(letters.filter(withFee).map(({ feeToldOn }) => feeToldOn)),
    compensationTaken: inPeriod.some(({ compensationOre }) => compensationOre > 0n),
    remindedOn: lastDayOf(letters.map(({ issuedOn }) => issuedOn)),
  };
}

function lastDayOf(days: readonly CivilDate[]): CivilDate | null {
  return days.toSorted().at(-1) ?? null;
}
