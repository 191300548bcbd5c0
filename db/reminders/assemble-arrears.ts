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
    ...chargesTaken(letters.map(withFeeDay(day)), from),
    invoices: withHoldbacks(overdue, given).map((asked) => overdueInvoice(asked, { letters, day })),
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
  { claim, holdback, leftOre }: Asked,
  { letters, day }: { letters: readonly LoadedLetter[]; day: CivilDate },
): OverdueInvoice {
  const about = letters.flatMap(({ listed, issuedOn, wentOn, waits, feeOre }) => {
    const one = listed.find(({ invoiceId }) => invoiceId === claim.invoiceId);
    return one === undefined ? [] : [{ ...one, issuedOn, wentOn, waits, feeOre }];
  });
  const lastRaised = about.findLast(({ isRaised }) => isRaised);
  const { told, debtorId: _debtorId, ...facts } = claim;
  return {
    ...facts,
    openOre: leftOre,
    countsFrom: countsFrom({ dueOn: claim.dueOn, told }, day),
    level: about.at(-1)?.level ?? 0,
    lastRaisedOn: lastRaised?.issuedOn ?? null,
    lastWentOn: lastRaised === undefined ? null : wentOrIssuedOn(lastRaised, day),
    feeLetters: about.filter(({ feeOre }) => feeOre > 0n).length,
    bookedInterestOre: about.reduce(
      (sum, { interestOre, waivedOre, forgivenOre }) => sum + interestOre - waivedOre + forgivenOre,
      0n,
    ),
    holdback,
  };
}

/** A letter counts from the day on which it went; while it waits, from no day yet; where it came to nobody, from its own. */
function wentOrIssuedOn(
  { wentOn, waits, issuedOn }: Pick<LoadedLetter, 'wentOn' | 'waits' | 'issuedOn'>,
  day: CivilDate,
): CivilDate {
  return wentOn ?? (waits ? day : issuedOn);
}

/** The ten days to the next fee do not begin before the debtor was told of the last one. */
const withFeeDay =
  (day: CivilDate) =>
  ({ feeToldOn, ...letter }: LoadedLetter) => ({ ...letter, feeToldOn: feeToldOn ?? day });

/** What Betalingsservice did not bring counts from the mail that told of it; while that waits, from no day yet. */
function countsFrom({ dueOn, told }: Pick<LoadedClaim, 'dueOn' | 'told'>, day: CivilDate): CivilDate {
  const last = told.at(-1);
  if (last === undefined) return dueOn;
  const on = last.isWaiting ? day : last.on;
  return on > dueOn ? on : dueOn;
}

interface Asked {
  readonly claim: LoadedClaim;
  readonly holdback: OverdueInvoice['holdback'];
  /** What of it something to the good does not pay, øre. */
  readonly leftOre: bigint;
}

/** What keeps each of the invoices back, due first, first: what the debtor has to the good is for those. */
function withHoldbacks(overdue: readonly LoadedClaim[], { day, holdbacks }: Given): Asked[] {
  const { holds, handedOver, collected, creditOre } = holdbacks;
  const creditLeft = new Map(creditOre);
  return overdue.map((claim) => {
    const { invoiceId, debtorId, openOre } = claim;
    const asked = { claim, leftOre: openOre };
    const hold = standing(holds, day).find((one) => one.invoiceId === invoiceId);
    if (hold !== undefined) return { ...asked, holdback: ofHold(hold) };
    if (handedOver.has(invoiceId)) return { ...asked, holdback: untilOver('handed_over') };
    if (collected.has(invoiceId)) return { ...asked, holdback: untilOver('collection_under_way') };
    const left = creditLeft.get(debtorId) ?? 0n;
    creditLeft.set(debtorId, left > openOre ? left - openOre : 0n);
    if (left >= openOre) return { ...asked, holdback: untilOver('credit_under_way') };
    return { claim, holdback: null, leftOre: openOre - left };
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
