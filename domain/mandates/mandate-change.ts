import type { CivilDate } from '../calendar/calendar.ts';
import type { MandateId } from '../identifiers/ids.ts';
import type { MandateChange } from '../records/return-entry.ts';

/** Why a mandate is over. */
export type MandateEndReason = 'by_bank' | 'by_creditor' | 'by_betalingsservice' | 'replaced' | 'api';

/** A debtor's mandate as it is known. */
export interface KnownMandate {
  readonly mandateId: MandateId;
  readonly mandateNumber: string;
  readonly activeFrom: CivilDate;
  /** The first day on which it is no longer in force; null for no end. */
  readonly endedOn: CivilDate | null;
}

/** What is to be done about a debtor's mandates. */
export interface MandatePlan {
  readonly outcome: 'applied' | 'known' | 'unknown_mandate';
  readonly end: {
    readonly mandateId: MandateId;
    readonly endedOn: CivilDate;
    readonly reason: MandateEndReason;
  } | null;
  readonly begin: { readonly activeFrom: CivilDate; readonly endedOn: CivilDate | null } | null;
}

const END_REASONS: Readonly<Record<Exclude<MandateChange, 'active'>, MandateEndReason>> = {
  cancelled_by_bank: 'by_bank',
  cancelled_by_creditor: 'by_creditor',
  cancelled_by_betalingsservice: 'by_betalingsservice',
};

const NOTHING = { end: null, begin: null } as const;

/**
 * What a file's news of a mandate changes. News may come twice and late: a mandate that is known as it is told changes nothing, and a
 * cancellation ends the mandate of that number and no other. A mandate that a list of active ones leaves out is not a cancellation.
 * @param toldOn the day of the file, for news without a day
 */
export function planMandateChange(
  known: readonly KnownMandate[],
  {
    change,
    mandateNumber,
    from,
    to,
    toldOn,
  }: {
    change: MandateChange;
    mandateNumber: string;
    from: CivilDate | null;
    to: CivilDate | null;
    toldOn: CivilDate;
  },
): MandatePlan {
  const named = known.find((mandate) => mandate.mandateNumber === mandateNumber);
  if (change !== 'active') {
    if (named === undefined) return { outcome: 'unknown_mandate', ...NOTHING };
    const endedOn = later(from ?? toldOn, named.activeFrom);
    if (named.endedOn !== null && named.endedOn <= endedOn) return { outcome: 'known', ...NOTHING };
    return {
      outcome: 'applied',
      begin: null,
      end: { mandateId: named.mandateId, endedOn, reason: END_REASONS[change] },
    };
  }
  if (named !== undefined) {
    if (to === null || (named.endedOn !== null && named.endedOn <= to)) return { outcome: 'known', ...NOTHING };
    const endedOn = later(to, named.activeFrom);
    return {
      outcome: 'applied',
      begin: null,
      end: { mandateId: named.mandateId, endedOn, reason: 'by_betalingsservice' },
    };
  }
  const activeFrom = from ?? toldOn;
  const inForce = known.find((mandate) => mandate.endedOn === null);
  const end =
    inForce === undefined
      ? null
      : { mandateId: inForce.mandateId, endedOn: later(activeFrom, inForce.activeFrom), reason: 'replaced' as const };
  return { outcome: 'applied', end, begin: { activeFrom, endedOn: to === null ? null : later(to, activeFrom) } };
}

function later(one: CivilDate, other: CivilDate): CivilDate {
  return one > other ? one : other;
}
