import type { CivilDate } from '../calendar/calendar.ts';
import type { SlipService } from '../collections/slip-service.ts';
import { type CollectedTurn, isEarly, termsFrom } from '../collections/collected-billing-day.ts';
import type { CollectionRules } from '../collections/collection-deadline.ts';
import { type ExplainedPaymentDate, explainPaymentDate } from '../collections/explain-payment-date.ts';
import { carriedOnLines, type Carried, carryCredit } from './carry-credit.ts';
import { type BillableLine, chargeLines, type ComposedLine } from '../lines/charge-lines.ts';
import type { DebtorId, SubscriptionId } from '../identifiers/ids.ts';
import type { Language } from '../calendar/language.ts';
import { deliveryOf, type WayOfDelivery } from '../mails/document-delivery.ts';
import type { BetalingsserviceNumbers, InvoiceDocument } from './invoice.ts';
import type { InvoiceTotals } from '../money/vat-totals.ts';
import { MAX_AMOUNT_ORE } from '../money/money.ts';
import { createPaymentDates, type PaymentDates } from '../collections/payment-dates.ts';
import { dueDateFor, type PaymentTerms } from '../subscriptions/payment-terms.ts';
import type { PeriodPlan } from '../subscriptions/plan-period.ts';
import { invoiceTotals } from '../money/vat.ts';
import { type Moment, momentAt } from '../calendar/wake-up.ts';

/** A mandate of a debtor, in force between its days. */
export interface MandateInForce {
  readonly mandateNumber: string;
  readonly activeFrom: CivilDate;
  /** The first day on which it is no longer in force; null for no end. */
  readonly endedOn: CivilDate | null;
  /** Its own debitorgruppenummer at Betalingsservice; null for the creditor's. */
  readonly bsDebtorGroup: string | null;
}

/** Everything that decides an invoice's amounts and dates, and how it is paid. */
export interface BillingFacts extends WayOfDelivery {
  readonly subscriptionId: SubscriptionId;
  readonly timeZone: string;
  readonly paymentTerms: PaymentTerms;
  readonly language: Language;
  readonly betalingsservice: BetalingsserviceNumbers | null;
  readonly collectionRules: CollectionRules;
  /** How Betalingsservice sends slips for the creditor; not at all where it is left out. */
  readonly slips?: SlipService;
  /** The latest first. The one that is in force on the payment date draws. */
  readonly mandates: readonly MandateInForce[];
  /** The versions of standing lines in their order, then one-off lines in the order in which they were added. */
  readonly lines: readonly BillableLine[];
}

/** Everything that decides what one invoice says, but for its numbers. */
export interface InvoiceFacts extends BillingFacts {
  readonly debtorId: DebtorId;
  readonly creditor: InvoiceDocument['creditor'];
  readonly debtor: InvoiceDocument['debtor'];
  readonly fiCreditorNumber: string;
}

/** The lines of an invoice and what they come to. */
export interface Charged extends InvoiceTotals {
  readonly lines: readonly ComposedLine[];
  /** What a total below zero leaves to the next invoice. */
  readonly carried: readonly Carried[];
}

export interface ComposedInvoice extends Charged {
  readonly issuedOn: CivilDate;
  readonly dueOn: CivilDate;
  /** The mandate that the amount is drawn by on the due date; null where the debtor pays by FI 71. */
  readonly mandateNumber: string | null;
  /** The day on which it is drawn, and why; null where the debtor pays by FI 71. */
  readonly collection: ExplainedPaymentDate | null;
}

/** A period in which there is nothing to charge, and why: it is over without an invoice. */
export interface NothingDue {
  readonly nothingDue: 'free' | 'nothing_due';
}

/** Why an invoice cannot be issued until a person has changed something. */
export type Obstacle = 'nothing_to_bill' | 'amount_too_large' | 'debtor_without_email';

export interface HowIssued {
  /** When the period's turn came; null where it is billed with a group or Betalingsservice draws nothing. */
  readonly turn?: CollectedTurn | null;
  /** Where many of a creditor are composed: what they share, since it is slow to find out. */
  readonly paymentDates?: PaymentDates;
}

/**
 * What the invoice of a period says when it is issued at a moment: dates, lines, VAT and totals, and how it is paid.
 * The real run, the preview and the forecast all come here, so that they cannot disagree.
 */
export function composeInvoice(
  facts: BillingFacts,
  { plan, billedAtMs, ...how }: { plan: PeriodPlan; billedAtMs: number } & HowIssued,
): ComposedInvoice | NothingDue | { readonly obstacle: Obstacle } {
  const at = momentAt({ epochMs: billedAtMs, zone: facts.timeZone });
  const charged = chargePeriod(facts, { plan, issuedOn: at.date });
  return 'lines' in charged ? issueCharged(facts, { charged, at, ...how }) : charged;
}

/** The rest of an invoice, from its lines on: those of a period, or those that a person has edited. */
export function composeLines(
  facts: Omit<BillingFacts, 'lines'>,
  { lines, billedAtMs, ...how }: { lines: readonly ComposedLine[]; billedAtMs: number } & HowIssued,
): ComposedInvoice | { readonly obstacle: Obstacle } {
  const at = momentAt({ epochMs: billedAtMs, zone: facts.timeZone });
  return issueCharged(facts, { charged: sumLines(lines, facts.language), at, ...how });
}

/** What a period's invoice charges where it is issued on that day. */
export function chargePeriod(
  { lines, language }: Pick<BillingFacts, 'lines' | 'language'>,
  { plan, issuedOn }: { plan: PeriodPlan; issuedOn: CivilDate },
): Charged | NothingDue | { readonly obstacle: Obstacle } {
  if (lines.every((line) => hasLapsed(line, plan))) return { obstacle: 'nothing_to_bill' };
  const charged = chargeLines(lines, { plan, issuedOn, language });
  if (charged.length === 0) return { nothingDue: plan.free ? 'free' : 'nothing_due' };
  return sumLines(charged, language);
}

/** Lines with their totals, and brought to zero where they come to less. */
export function sumLines(charged: readonly ComposedLine[], language: Language): Charged {
  const totals = invoiceTotals(charged);
  const carried = carryCredit(totals);
  if (carried.length === 0) return { lines: charged, carried, ...totals };
  const lines = [...charged, ...carriedOnLines(carried, language)];
  return { lines, carried, ...invoiceTotals(lines) };
}

/** The largest credit that a line of the next invoice can bring: as much as a unit price holds, 9,999,999,999.99 kr. */
const MAX_CARRIED_ORE = 999_999_999_999n;

/** Dates what is charged where it is issued at that moment, and says how it is paid. */
export function issueCharged(
  facts: Omit<BillingFacts, 'lines'>,
  {
    charged,
    at: { epochMs: billedAtMs, date: issuedOn },
    turn = null,
    paymentDates,
  }: { charged: Charged; at: Moment } & HowIssued,
): ComposedInvoice | { readonly obstacle: Obstacle } {
  if (isTooLarge(charged)) return { obstacle: 'amount_too_large' };
  const byTerms = dueDateFor({
    issuedOn: turn === null ? issuedOn : termsFrom(turn, issuedOn),
    terms: facts.paymentTerms,
  });
  const billedEarly = turn !== null && isEarly(turn, issuedOn);
  const drawn = dateOfCollection(facts, { dueOn: byTerms, billedAtMs, billedEarly, paymentDates });
  // An amount of nothing is not collected: there is nothing for Betalingsservice to draw.
  const collection = charged.totalOre > 0n ? drawn : null;
  const mandateNumber =
    collection === null ? null : (mandateOn(facts.mandates, collection.paymentDate)?.mandateNumber ?? null);
  const composed = { ...charged, issuedOn, dueOn: collection?.paymentDate ?? byTerms, mandateNumber, collection };
  return mandateNumber === null && !isTold(facts, composed) ? { obstacle: 'debtor_without_email' } : composed;
}

/** Whether whom no mandate draws learns of the invoice: by mail, by paper or by a slip. Who gets slips has none of an amount of nothing. */
function isTold(
  facts: Omit<BillingFacts, 'lines'>,
  composed: Pick<ComposedInvoice, 'mandateNumber' | 'totalOre'>,
): boolean {
  const delivery = deliveryOf(facts);
  if (delivery === 'mail' || delivery === 'paper') return true;
  return (delivery === 'slip' && composed.totalOre <= 0n) || getsSlip(facts, composed);
}

/**
 * Whether Betalingsservice sends the debtor a slip: to whom no mandate draws, and neither mail nor paper goes instead. Of an amount of nothing there is none.
 */
export function getsSlip(
  {
    slips = 'none',
    betalingsservice,
    delivery,
    email,
  }: Pick<BillingFacts, 'slips' | 'betalingsservice' | 'delivery' | 'email'>,
  { mandateNumber, totalOre }: Pick<ComposedInvoice, 'mandateNumber' | 'totalOre'>,
): boolean {
  const isWritten = delivery === 'paper' || (delivery === 'mail' && email !== null);
  return slips !== 'none' && betalingsservice !== null && !isWritten && mandateNumber === null && totalOre > 0n;
}

/** Whether no collection could hold the total, or no later invoice what is carried on to it. */
function isTooLarge({ totalOre, lines, carried }: Charged): boolean {
  return (
    totalOre > MAX_AMOUNT_ORE ||
    lines.some(({ netOre, discountOre }) => abs(netOre) > MAX_AMOUNT_ORE || abs(discountOre) > MAX_AMOUNT_ORE) ||
    carried.some(({ netOre }) => abs(netOre) > MAX_CARRIED_ORE)
  );
}

function abs(ore: bigint): bigint {
  return ore < 0n ? -ore : ore;
}

/** Whether a line was over before the period: not for those alone who are billed for its last days. */
function hasLapsed(line: BillableLine, { whole }: PeriodPlan): boolean {
  return line.kind === 'standing' && line.validTo !== null && line.validTo < whole.from;
}

/** The day that Betalingsservice draws the amount; null where no mandate is in force on that day. */
function dateOfCollection(
  { betalingsservice, mandates, timeZone: zone, collectionRules: rules }: Omit<BillingFacts, 'lines'>,
  {
    paymentDates,
    ...billed
  }: { dueOn: CivilDate; billedAtMs: number; billedEarly: boolean; paymentDates: PaymentDates | undefined },
): ExplainedPaymentDate | null {
  if (betalingsservice === null || mandates.length === 0) return null;
  const drawn = explainPaymentDate(billed, paymentDates ?? createPaymentDates({ zone, rules }));
  return mandateOn(mandates, drawn.paymentDate) === null ? null : drawn;
}

/** The mandate that is in force on a day. */
export function mandateOn<Mandate extends Pick<MandateInForce, 'activeFrom' | 'endedOn'>>(
  mandates: readonly Mandate[],
  on: CivilDate,
): Mandate | null {
  return mandates.find(({ activeFrom, endedOn }) => activeFrom <= on && (endedOn === null || on < endedOn)) ?? null;
}
