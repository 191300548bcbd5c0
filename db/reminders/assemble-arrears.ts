import type { CivilDate } from '../../domain/calendar/calendar.ts';
import { arrearsFrom } from '../../domain/reminders/arrears-from.ts';
import {
  chargesTaken,
  type DebtorArrears,
  type DebtorHoldbackCode,
  type Holdback,
  type OverdueInvoice,
} from '../../domain/reminders/debtor-arrears.ts';
import type { LoadedClaim } from './load-claims.ts';
import type { LoadedHoldbacks, StandingHold } from './load-holdbacks.ts';
import type { LoadedLetter } from './load-letters.ts';
import type { AskedArrears, LoadedArrears, LoadedDebtor, OpenLetter } from './loaded-arrears.ts';

type Known = Omit<LoadedArrears, 'arrears'>;
type Given = Pick<AskedArrears, 'day' | 'isPaused' | 'isBankFileMissing'> & { readonly holdbacks: LoadedHoldbacks };

/** The arrears of a debtor as a letter of the day is decided by them. */
export function assembleArrears(debtor: LoadedDebtor, known: Known, given: Given): DebtorArrears {
  const { debtorId, kind } = debtor;
  const { claims, letters, openLetters } = known;
  const { day } = given;
  const from = arrearsFrom(claims, day) ?? letters.at(-1)?.arrearsFrom ?? day;
  const overdue = claims.filter(({ openOre, dueOn }) => openOre > 0n && dueOn < day);
  return {
    debtorId,
    kind,
    arrearsFrom: from,
    ...chargesTaken(letters, from),
    invoices: withHoldbacks(overdue, given).map(({ claim, holdback }) =>
      overdueInvoice(claim, { letters, day, holdback }),
    ),
    openChargesOre: openLetters.reduce((sum, { openOre }) => sum + openOre, 0n),
    holdback: debtorHoldback(debtor, given),
  };
}

/**
 * The letters whose open charges a letter of the day asks for again: not those that a collector has, nor those of a letter of which every invoice
 * that it raised is held back or disputed.
 */
export function lettersAskedAgain(
  { letters, openLetters }: Pick<Known, 'letters' | 'openLetters'>,
  { day, holdbacks: { holds, handedOver } }: Given,
): readonly OpenLetter[] {
  const held = new Set(standing(holds, day).map(({ invoiceId }) => invoiceId));
  return openLetters.filter(({ reminderId }) => {
    const raised =
      letters.find((one) => one.reminderId === reminderId)?.listed.filter(({ isRaised }) => isRaised) ?? [];
    return !handedOver.has(reminderId) && !raised.every(({ invoiceId }) => held.has(invoiceId));
  });
}

function overdueInvoice(
  claim: LoadedClaim,
  {
    letters,
    day,
    holdback,
  }: { letters: readonly LoadedLetter[]; day: CivilDate; holdback: OverdueInvoice['holdback'] },
): OverdueInvoice {
  const about = letters.flatMap(({ issuedOn, feeOre, isWithdrawn, listed }) => {
    const one = listed.find(({ invoiceId }) => invoiceId === claim.invoiceId);
    return one === undefined ? [] : [{ ...one, issuedOn, feeOre, isWithdrawn }];
  });
  const received = about.filter(({ isWithdrawn }) => !isWithdrawn);
  const { told, debtorId: _debtorId, ...facts } = claim;
  return {
    ...facts,
    countsFrom: countsFrom({ dueOn: claim.dueOn, told }, day),
    level: received.at(-1)?.level ?? 0,
    lastRaisedOn: received.findLast(({ isRaised }) => isRaised)?.issuedOn ?? null,
    feeLetters: about.filter(({ feeOre }) => feeOre > 0n).length,
    bookedInterestOre: about.reduce(
      (sum, { interestOre, waivedOre, forgivenOre }) => sum + interestOre - waivedOre + forgivenOre,
      0n,
    ),
    holdback,
  };
}

/** What Betalingsservice did not bring counts from the mail that told of it; while that waits, from no day yet. */
function countsFrom({ dueOn, told }: Pick<LoadedClaim, 'dueOn' | 'told'>, day: CivilDate): CivilDate {
  const last = told.at(-1);
  if (last === undefined) return dueOn;
  const on = last.isWaiting ? day : last.on;
  return on > dueOn ? on : dueOn;
}

/** What keeps each of the invoices back, due first, first: a credit is for those. */
function withHoldbacks(
  overdue: readonly LoadedClaim[],
  { day, holdbacks }: Given,
): { claim: LoadedClaim; holdback: OverdueInvoice['holdback'] }[] {
  const { holds, handedOver, collected, creditOre } = holdbacks;
  const creditLeft = new Map(creditOre);
  return overdue.map((claim) => {
    const { invoiceId, debtorId, openOre } = claim;
    const hold = standing(holds, day).find((one) => one.invoiceId === invoiceId);
    if (hold !== undefined) return { claim, holdback: ofHold(hold) };
    if (handedOver.has(invoiceId)) return { claim, holdback: untilOver('handed_over') };
    if (collected.has(invoiceId)) return { claim, holdback: untilOver('collection_under_way') };
    const left = creditLeft.get(debtorId) ?? 0n;
    if (left <= 0n) return { claim, holdback: null };
    creditLeft.set(debtorId, left - openOre);
    return { claim, holdback: untilOver('credit_under_way') };
  });
}

function debtorHoldback(
  { debtorId, isReachable }: LoadedDebtor,
  { day, isPaused, isBankFileMissing, holdbacks: { holds, waited } }: Given,
): Holdback<DebtorHoldbackCode> | null {
  if (isPaused) return untilOver('paused');
  const hold = standing(holds, day).find((one) => one.debtorId === debtorId && one.invoiceId === null);
  if (hold !== undefined) return ofHold(hold);
  if (!isReachable) return untilOver('unreachable');
  if (waited.has(debtorId)) return untilOver('payment_waits');
  return isBankFileMissing ? untilOver('bank_file_missing') : null;
}

/** What no day ends. */
const untilOver = <Code extends string>(code: Code): Holdback<Code> => ({ code, until: null });

const standing = (holds: readonly StandingHold[], day: CivilDate) =>
  holds.filter(({ untilOn }) => untilOn === null || untilOn >= day);

function ofHold({ isDisputed, untilOn }: StandingHold): Holdback<'held' | 'disputed'> {
  return { code: isDisputed ? 'disputed' : 'held', until: untilOn };
}
