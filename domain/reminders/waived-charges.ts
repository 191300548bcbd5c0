import { type CivilDate, addDays } from '../calendar/calendar.ts';
import type { InvoiceId } from '../identifiers/ids.ts';
import { type Claim, lastDayInTime, openOn } from './claim.ts';
import { reckonInterest } from './interest.ts';
import type { ReferenceRate } from './reference-rates.ts';
import type { DayCount } from './reminder-words.ts';

/** What a letter that was sent has charged, less what of it was waived. */
export interface SentLetter {
  readonly reminderId: InvoiceId;
  readonly issuedOn: CivilDate;
  readonly dayCount: DayCount;
  readonly feeOre: bigint;
  readonly compensationOre: bigint;
  /** The invoices that it lists. */
  readonly invoices: readonly {
    readonly invoiceId: InvoiceId;
    readonly isRaised: boolean;
    readonly interestOre: bigint;
    /** What a person has waived of it: it stays so, and is not owed. */
    readonly forgivenOre?: bigint;
    /** Null where it reckoned no interest of the invoice. */
    readonly reckonedTo: CivilDate | null;
  }[];
}

/** A charge that is to be taken back: what of it, and why. */
export interface WaivedCharge {
  readonly reminderId: InvoiceId;
  readonly charge: 'fee' | 'compensation' | 'interest';
  /** Whose interest; null for the others. */
  readonly invoiceId: InvoiceId | null;
  /** Above zero. */
  readonly amountOre: bigint;
  /** `paid_in_time`: the letter had no ground; `reckoned_anew`: the interest from the due day on is less than what is charged. */
  readonly rule: 'paid_in_time' | 'reckoned_anew';
}

interface Known {
  /** Of every invoice that a letter lists: what was open of it at the end of each day, by all that is known now. */
  readonly claims: ReadonlyMap<InvoiceId, Claim>;
  readonly rates: readonly ReferenceRate[];
}

/**
 * What a debtor's letters have charged and must not keep, now that more is known of when payments were made. Asked again after it has been
 * taken back, the answer is nothing.
 * @throws RangeError where a listed invoice is not among the claims, or does not tell what was open
 */
export function waivedCharges(letters: readonly SentLetter[], known: Known): WaivedCharge[] {
  const inOrder = letters.toSorted((one, other) => (one.issuedOn < other.issuedOn ? -1 : 1));
  const invoiceIds = new Set(inOrder.flatMap(({ invoices }) => invoices.map(({ invoiceId }) => invoiceId)));
  return [
    ...inOrder.flatMap((letter) => waivedWithoutGround(letter, known)),
    ...[...invoiceIds].flatMap((invoiceId) => waivedInterest(invoiceId, inOrder, known)),
  ];
}

/**
 * The fee of a letter of which every invoice that it raised had been paid before its day, and the compensation of one of which none was
 * paid late: renteloven §§ 9 a and 9 b.
 */
function waivedWithoutGround(letter: SentLetter, known: Known): WaivedCharge[] {
  const { reminderId, issuedOn, feeOre, compensationOre } = letter;
  const dayBefore = addDays(issuedOn, -1);
  const raised = letter.invoices.filter(({ isRaised }) => isRaised).map(({ invoiceId }) => claimOf(invoiceId, known));
  const waived: WaivedCharge[] = [];
  const base = { reminderId, invoiceId: null, rule: 'paid_in_time' } as const;
  if (feeOre > 0n && raised.every((claim) => openOn(claim, dayBefore) <= 0n)) {
    waived.push({ ...base, charge: 'fee', amountOre: feeOre });
  }
  if (compensationOre > 0n && raised.every((claim) => !wasLate(claim, dayBefore))) {
    waived.push({ ...base, charge: 'compensation', amountOre: compensationOre });
  }
  return waived;
}

/** Whether something was open at the end of the last day in time or of a later one, through a day. */
function wasLate(claim: Claim, through: CivilDate): boolean {
  const from = lastDayInTime(claim.dueOn);
  return (
    openOn(claim, from) > 0n ||
    claim.openFrom.some((entry) => entry.from > from && entry.from <= through && entry.openOre > 0n)
  );
}

/**
 * What letters have charged of an invoice's interest beyond what it comes to. Through the day of each letter, all that is charged by then
 * must be no more than the interest from the due day on; what is beyond it is taken from that letter first, then from those before it.
 */
function waivedInterest(invoiceId: InvoiceId, letters: readonly SentLetter[], known: Known): WaivedCharge[] {
  const claim = claimOf(invoiceId, known);
  let forgivenOre = 0n;
  const charged: { readonly reminderId: InvoiceId; keptOre: bigint; waivedOre: bigint }[] = [];
  for (const { reminderId, dayCount, invoices } of letters) {
    const listed = invoices.find((one) => one.invoiceId === invoiceId);
    if (listed === undefined || listed.reckonedTo === null) continue;
    forgivenOre += listed.forgivenOre ?? 0n;
    charged.push({ reminderId, keptOre: listed.interestOre, waivedOre: 0n });
    const interest = reckonInterest(claim, { through: listed.reckonedTo, dayCount, rates: known.rates });
    // A half-year without a rate is one that the letter's own spans did not reach: then more is owed than was known, and not less.
    if (interest.kind === 'rate_missing') continue;
    let beyondOre = charged.reduce((sum, { keptOre }) => sum + keptOre, forgivenOre) - interest.interestOre;
    for (const letter of charged.toReversed()) {
      if (beyondOre <= 0n) break;
      const waivedOre = letter.keptOre < beyondOre ? letter.keptOre : beyondOre;
      letter.keptOre -= waivedOre;
      letter.waivedOre += waivedOre;
      beyondOre -= waivedOre;
    }
  }
  return charged
    .filter(({ waivedOre }) => waivedOre > 0n)
    .map(({ reminderId, waivedOre }) => ({
      reminderId,
      charge: 'interest',
      invoiceId,
      amountOre: waivedOre,
      rule: 'reckoned_anew',
    }));
}

function claimOf(invoiceId: InvoiceId, { claims }: Known): Claim {
  const claim = claims.get(invoiceId);
  if (claim === undefined) throw new RangeError(`what was open of invoice ${invoiceId} is not told`);
  return claim;
}
