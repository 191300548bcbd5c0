import { type CivilDate, addDays } from '../../domain/calendar/calendar.ts';
import type { DebtorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { arrearsFrom } from '../../domain/reminders/arrears-from.ts';
import { type Claim, lateDays, openOn } from '../../domain/reminders/claim.ts';
import { chargesTaken, type DebtorArrears, type OverdueInvoice } from '../../domain/reminders/debtor-arrears.ts';
import { decideReminder } from '../../domain/reminders/decide-reminder.ts';
import type { ReferenceRate } from '../../domain/reminders/reference-rates.ts';
import type { ReminderLetter } from '../../domain/reminders/reminder-decision.ts';
import type { ReminderSettings } from '../../domain/reminders/reminder-settings.ts';
import type { DebtorKind } from '../../domain/reminders/reminder-words.ts';
import { type SentLetter, waivedCharges, type WaivedCharge } from '../../domain/reminders/waived-charges.ts';
import { invoiceId } from './sample-arrears.ts';

/** Money for an invoice, or, below zero, what the bank took back; it is told of on its day or later. */
export interface StoryPayment {
  readonly paidOn: CivilDate;
  readonly toldOn: CivilDate;
  readonly amountOre: bigint;
}

export interface StoryInvoice {
  readonly invoiceId: InvoiceId;
  readonly dueOn: CivilDate;
  readonly totalOre: bigint;
  readonly payments: readonly StoryPayment[];
}

export interface ReminderStory {
  readonly kind: DebtorKind;
  readonly invoices: readonly StoryInvoice[];
  readonly settings: ReminderSettings;
  readonly rates: readonly ReferenceRate[];
  readonly from: CivilDate;
  readonly through: CivilDate;
  /** How many days each letter in turn lies before it goes; none unless something else is said. */
  readonly lies?: readonly number[];
}

/** A letter of a story, with what was known on its day and what of it was waived later. */
export interface StoryLetter {
  readonly reminderId: InvoiceId;
  readonly issuedOn: CivilDate;
  readonly wentOn: CivilDate;
  readonly letter: ReminderLetter;
  readonly claims: ReadonlyMap<InvoiceId, Claim>;
  readonly waived: WaivedCharge[];
  /** Interest of each listed invoice that all letters through this one have charged, less what was waived by its day. */
  readonly bookedOre: ReadonlyMap<InvoiceId, bigint>;
}

/** An invoice that is due on a day, of 1,000 kr. unless another amount is given. */
export function storyInvoice(
  nth: number,
  { dueOn, totalOre = 1000_00n, paidOn }: { dueOn: CivilDate; totalOre?: bigint; paidOn?: CivilDate },
): StoryInvoice {
  const payments = paidOn === undefined ? [] : [{ paidOn, toldOn: paidOn, amountOre: totalOre }];
  return { invoiceId: invoiceId(nth), dueOn, totalOre, payments };
}

/** The invoice as it is known on a day. */
export function claimKnownOn({ dueOn, totalOre, payments }: StoryInvoice, day: CivilDate): Claim {
  const known = payments.filter(({ toldOn }) => toldOn <= day);
  const days = [...new Set([dueOn, ...known.map(({ paidOn }) => paidOn)])].toSorted();
  return {
    dueOn,
    openFrom: days.map((from) => {
      const paidOre = known.filter(({ paidOn }) => paidOn <= from).reduce((sum, { amountOre }) => sum + amountOre, 0n);
      return { from, openOre: paidOre < totalOre ? totalOre - paidOre : 0n };
    }),
  };
}

/** What of a charge of the letter has not been waived. */
export function keptOre(
  { letter, waived }: StoryLetter,
  charge: WaivedCharge['charge'],
  ofInvoice?: InvoiceId,
): bigint {
  const chargedOre =
    charge === 'interest'
      ? (letter.invoices.find((one) => one.invoiceId === ofInvoice)?.interestOre ?? 0n)
      : letter[charge === 'fee' ? 'feeOre' : 'compensationOre'];
  return waived
    .filter((one) => one.charge === charge && one.invoiceId === (ofInvoice ?? null))
    .reduce((sum, { amountOre }) => sum - amountOre, chargedOre);
}

/** The letters as they are asked to be waived. */
export function sentLetters(letters: readonly StoryLetter[], { dayCount }: ReminderSettings): SentLetter[] {
  return letters.map((one) => ({
    reminderId: one.reminderId,
    issuedOn: one.issuedOn,
    dayCount,
    feeOre: keptOre(one, 'fee'),
    compensationOre: keptOre(one, 'compensation'),
    invoices: one.letter.invoices.map((listed) => ({
      ...listed,
      interestOre: keptOre(one, 'interest', listed.invoiceId),
    })),
  }));
}

/** Every day of the story: what news say must be taken back is, and the letter of the day is sent if there is one. */
export function playReminders(story: ReminderStory): StoryLetter[] {
  const letters: StoryLetter[] = [];
  const claimsOn = (day: CivilDate) =>
    new Map(story.invoices.map((invoice) => [invoice.invoiceId, claimKnownOn(invoice, day)]));
  const newsDays = new Set(story.invoices.flatMap(({ payments }) => payments.map(({ toldOn }) => toldOn)));
  let claims = claimsOn(story.from);
  for (let day = story.from; day <= story.through; day = addDays(day, 1)) {
    if (newsDays.has(day)) {
      claims = claimsOn(day);
      for (const waived of waivedCharges(sentLetters(letters, story.settings), { claims, rates: story.rates })) {
        letters.find(({ reminderId }) => reminderId === waived.reminderId)?.waived.push(waived);
      }
    }
    const sent = letterOn(story, { day, claims, letters });
    if (sent !== null) letters.push(sent);
  }
  return letters;
}

function letterOn(story: ReminderStory, past: Past): StoryLetter | null {
  const { day, claims, letters } = past;
  const arrears = arrearsOn(story, past);
  if (arrears === null) return null;
  const letter = decideReminder(arrears, story.settings, { day, rates: story.rates });
  if (letter.kind === 'none') return null;
  const booked = new Map(arrears.invoices.map((one) => [one.invoiceId, one.bookedInterestOre]));
  const bookedOre = new Map(
    letter.invoices.map(({ invoiceId: id, interestOre }) => [id, (booked.get(id) ?? 0n) + interestOre]),
  );
  const reminderId = `00000000-0000-7000-8000-1${`${letters.length}`.padStart(11, '0')}` as InvoiceId;
  const { lies = [] } = story;
  const wentOn = addDays(day, lies[letters.length % lies.length] ?? 0);
  return { reminderId, issuedOn: day, wentOn, letter, claims, waived: [], bookedOre };
}

interface Past {
  day: CivilDate;
  claims: ReadonlyMap<InvoiceId, Claim>;
  letters: readonly StoryLetter[];
}

/** The day on which the letter went; the day itself while it lies. */
const knownToHaveGone = ({ wentOn }: Pick<StoryLetter, 'wentOn'>, day: CivilDate) => (wentOn < day ? wentOn : day);

/** The facts of the day; null where nothing is late. */
function arrearsOn({ kind, invoices }: ReminderStory, { day, claims, letters }: Past): DebtorArrears | null {
  const first = arrearsFrom([...claims.values()], day);
  if (first === null) return null;
  const late = invoices.flatMap((invoice) => {
    const claim = claims.get(invoice.invoiceId);
    const isLate = claim !== undefined && lateDays(claim, { through: day }).at(-1)?.to === day;
    return isLate ? [overdueOf(invoice, { day, claim, letters })] : [];
  });
  const charges = letters.map(({ letter, ...one }) => ({ ...letter, ...one, feeToldOn: knownToHaveGone(one, day) }));
  return {
    debtorId: '00000000-0000-7000-8000-0000000000d1' as DebtorId,
    kind,
    arrearsFrom: first,
    invoices: late,
    openChargesOre: letters.reduce((sum, one) => sum + keptOre(one, 'fee') + keptOre(one, 'compensation'), 0n),
    ...chargesTaken(charges, first),
    holdback: null,
  };
}

function overdueOf(
  { invoiceId: id, totalOre }: StoryInvoice,
  { day, claim, letters }: Pick<Past, 'day' | 'letters'> & { claim: Claim },
): OverdueInvoice {
  const about = letters.filter(({ letter }) => letter.invoices.some((listed) => listed.invoiceId === id));
  const raising = about.findLast(({ letter }) => letter.invoices.some((one) => one.invoiceId === id && one.isRaised));
  const raised = raising?.letter.invoices.find((listed) => listed.invoiceId === id);
  return {
    ...claim,
    invoiceId: id,
    number: id,
    issuedOn: claim.dueOn,
    totalOre,
    openOre: openOn(claim, day),
    countsFrom: claim.dueOn,
    level: raised?.level ?? 0,
    lastRaisedOn: raising?.issuedOn ?? null,
    lastWentOn: raising === undefined ? null : knownToHaveGone(raising, day),
    feeLetters: about.filter(({ letter }) => letter.feeOre > 0n).length,
    bookedInterestOre: about.reduce((sum, one) => sum + keptOre(one, 'interest', id), 0n),
    holdback: null,
  };
}
