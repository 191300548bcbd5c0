import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import type { DebtorArrears } from '../../domain/reminders/debtor-arrears.ts';
import type { DebtorKind } from '../../domain/reminders/reminder-words.ts';
import type { LoadedClaim } from './load-claims.ts';
import type { LoadedLetter } from './load-letters.ts';

/** A letter whose charges are not all paid, and are asked for again. */
export interface OpenLetter {
  readonly reminderId: InvoiceId;
  readonly debtorId: DebtorId;
  readonly openOre: bigint;
}

export interface LoadedDebtor {
  readonly debtorId: DebtorId;
  readonly kind: DebtorKind;
  /** Whether a letter would come to anybody. */
  readonly isReachable: boolean;
}

/** All that is known of a debtor's arrears. */
export interface LoadedArrears {
  readonly arrears: DebtorArrears;
  /** The first one first. */
  readonly openLetters: readonly OpenLetter[];
  readonly letters: readonly LoadedLetter[];
  readonly claims: readonly LoadedClaim[];
}

export interface AskedArrears {
  readonly creditorId: CreditorId;
  readonly debtorIds: readonly DebtorId[];
  /** The day of the letter: today, or a later one of which it is asked what would be. */
  readonly day: CivilDate;
  /** What keeps back all of the creditor's debtors. */
  readonly isPaused: boolean;
  readonly isBankFileMissing: boolean;
}
