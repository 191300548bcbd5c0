import type { CivilDate } from './calendar.ts';
import { createPaymentDates, DEFAULT_COLLECTION_RULES, type PaymentDates } from './collection-deadline.ts';
import { DELIVERY_CLOSES_BEFORE_DEADLINE_MS } from './delivery-closing.ts';
import { carriedOnLines, type Carried, carryCredit } from './carry-credit.ts';
import { type BillableLine, chargeLines, type ComposedLine } from './charge-lines.ts';
import type { DebtorId, SubscriptionId } from './ids.ts';
import type { BetalingsserviceNumbers, InvoiceDocument, InvoiceTotals, Language } from './invoice.ts';
import { MAX_AMOUNT_ORE } from './money.ts';
import { dueDateFor, type PaymentTerms } from './payment-terms.ts';
import type { PeriodPlan } from './plan-period.ts';
import { invoiceTotals } from './vat.ts';
import { type Moment, momentAt } from './wake-up.ts';

export interface MandateInForce {
  readonly mandateNumber: string;
  readonly activeFrom: CivilDate;
  /** The first day on which it is no longer in force; null for no end. */
  readonly endedOn: CivilDate | null;
}

/** Everything that decides an invoice's amounts and dates, and how it is paid. */
export interface BillingFacts {
  readonly subscriptionId: SubscriptionId;
  readonly timeZone: string;
  readonly paymentTerms: PaymentTerms;
  readonly language: Language;
  readonly email: string | null;
  readonly betalingsservice: BetalingsserviceNumbers | null;
  readonly mandate: MandateInForce | null;
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
}

/** A period in which there is nothing to charge, and why: it is over without an invoice. */
export interface NothingDue {
  readonly nothingDue: 'free' | 'nothing_due';
}

/** Why an invoice cannot be issued until a person has changed something. */
export type Obstacle = 'nothing_to_bill' | 'amount_too_large' | 'debtor_without_email';

/**
 * What the invoice of a period says when it is issued at a moment: dates, lines, VAT and totals, and how it is paid.
 * The real run, the preview and the forecast all come here, so that they cannot disagree.
 */
export function composeInvoice(
  facts: BillingFacts,
  { plan, billedAtMs }: { plan: PeriodPlan; billedAtMs: number },
): ComposedInvoice | NothingDue | { readonly obstacle: Obstacle } {
  const at = momentAt({ epochMs: billedAtMs, zone: facts.timeZone });
  const charged = chargePeriod(facts, { plan, issuedOn: at.date });
  return 'lines' in charged ? issueCharged(facts, { charged, at }) : charged;
}

/** The rest of an invoice, from its lines on: those of a period, or those that a person has edited. */
export function composeLines(
  facts: Omit<BillingFacts, 'lines'>,
  { lines, billedAtMs }: { lines: readonly ComposedLine[]; billedAtMs: number },
): ComposedInvoice | { readonly obstacle: Obstacle } {
  const at = momentAt({ epochMs: billedAtMs, zone: facts.timeZone });
  return issueCharged(facts, { charged: sumLines(lines, facts.language), at });
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

/** Dates what is charged where it is issued at that moment, and says how it is paid. */
export function issueCharged(
  facts: Omit<BillingFacts, 'lines'>,
  {
    charged,
    at: { epochMs: billedAtMs, date: issuedOn },
    paymentDates,
  }: { charged: Charged; at: Moment; paymentDates?: PaymentDates },
): ComposedInvoice | { readonly obstacle: Obstacle } {
  if (charged.totalOre > MAX_AMOUNT_ORE) return { obstacle: 'amount_too_large' };
  const byTerms = dueDateFor({ issuedOn, terms: facts.paymentTerms });
  const drawnOn = dateOfCollection(facts, { byTerms, billedAtMs, paymentDates });
  // An amount of nothing is not collected: there is nothing for Betalingsservice to draw.
  const mandateNumber = drawnOn !== null && charged.totalOre > 0n ? (facts.mandate?.mandateNumber ?? null) : null;
  // Without a mandate the mail is the only way by which the debtor learns of the invoice.
  if (mandateNumber === null && facts.email === null) return { obstacle: 'debtor_without_email' };
  return { ...charged, issuedOn, dueOn: mandateNumber === null || drawnOn === null ? byTerms : drawnOn, mandateNumber };
}

/** Whether a line is in force neither in the period nor later. */
function hasLapsed(line: BillableLine, { period }: PeriodPlan): boolean {
  return line.kind === 'standing' && line.validTo !== null && line.validTo < period.from;
}

/** The day that Betalingsservice draws the amount; null where no mandate is in force on that day. */
function dateOfCollection(
  { betalingsservice, mandate, timeZone }: Omit<BillingFacts, 'lines'>,
  {
    byTerms: dueOn,
    billedAtMs,
    paymentDates,
  }: { byTerms: CivilDate; billedAtMs: number; paymentDates: PaymentDates | undefined },
): CivilDate | null {
  if (betalingsservice === null || mandate === null) return null;
  const drawnOn = (paymentDates ?? paymentDatesOf(timeZone))({
    dueOn,
    // The delivery is closed somewhat before the deadline: what is billed in between goes with the next one.
    billedAtMs: billedAtMs + DELIVERY_CLOSES_BEFORE_DEADLINE_MS,
  });
  return mandate.activeFrom <= drawnOn && (mandate.endedOn === null || drawnOn < mandate.endedOn) ? drawnOn : null;
}

/** When a zone's invoices are drawn. */
export function paymentDatesOf(zone: string): PaymentDates {
  return createPaymentDates({ zone, rules: DEFAULT_COLLECTION_RULES });
}
