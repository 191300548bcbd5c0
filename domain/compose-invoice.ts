import type { CivilDate } from './calendar.ts';
import { DEFAULT_COLLECTION_RULES, paymentDateFor } from './collection-deadline.ts';
import { DELIVERY_CLOSES_BEFORE_DEADLINE_MS } from './delivery-closing.ts';
import { carriedOnLines, type Carried, carryCredit } from './carry-credit.ts';
import { type BillableLine, chargeLines, type ComposedLine } from './charge-lines.ts';
import type { DebtorId, SubscriptionId } from './ids.ts';
import type { BetalingsserviceNumbers, InvoiceDocument, InvoiceTotals, Language } from './invoice.ts';
import { MAX_AMOUNT_ORE } from './money.ts';
import { dueDateFor, type PaymentTerms } from './payment-terms.ts';
import type { PeriodPlan } from './plan-period.ts';
import { invoiceTotals } from './vat.ts';
import { civilDateAt } from './wake-up.ts';

export interface MandateInForce {
  readonly mandateNumber: string;
  readonly activeFrom: CivilDate;
  /** The first day on which it is no longer in force; null for no end. */
  readonly endedOn: CivilDate | null;
}

/** Everything that decides what one invoice says, but for its numbers. */
export interface InvoiceFacts {
  readonly subscriptionId: SubscriptionId;
  readonly debtorId: DebtorId;
  readonly timeZone: string;
  readonly paymentTerms: PaymentTerms;
  readonly language: Language;
  readonly email: string | null;
  readonly creditor: InvoiceDocument['creditor'];
  readonly debtor: InvoiceDocument['debtor'];
  readonly fiCreditorNumber: string;
  readonly betalingsservice: BetalingsserviceNumbers | null;
  readonly mandate: MandateInForce | null;
  /** The versions of standing lines in their order, then one-off lines in the order in which they were added. */
  readonly lines: readonly BillableLine[];
}

export interface ComposedInvoice extends InvoiceTotals {
  readonly issuedOn: CivilDate;
  readonly dueOn: CivilDate;
  /** The mandate that the amount is drawn by on the due date; null where the debtor pays by FI 71. */
  readonly mandateNumber: string | null;
  readonly lines: readonly ComposedLine[];
  /** What a total below zero leaves to the next invoice. */
  readonly carried: readonly Carried[];
}

/** A period in which there is nothing to charge, and why: it is over without an invoice. */
export interface NothingDue {
  readonly nothingDue: 'free' | 'nothing_due';
}

/** Why an invoice cannot be issued until a person has changed something. */
export type Obstacle = 'nothing_to_bill' | 'amount_too_large' | 'debtor_without_email';

/**
 * What the invoice of a period says when it is issued at a moment: dates, lines, VAT and totals, and how it is paid.
 * The real run and the preview both come here, so that they cannot disagree. Its lines are those of `linesAtMs`, where it waits for
 * approval from then on.
 */
export function composeInvoice(
  facts: InvoiceFacts,
  { plan, billedAtMs, linesAtMs = billedAtMs }: { plan: PeriodPlan; billedAtMs: number; linesAtMs?: number },
): ComposedInvoice | NothingDue | { readonly obstacle: Obstacle } {
  if (!facts.lines.some((line) => isStillToCharge(line, plan))) return { obstacle: 'nothing_to_bill' };
  const { language } = facts;
  const issuedOn = civilDateAt({ epochMs: linesAtMs, zone: facts.timeZone });
  const lines = chargeLines(facts.lines, { plan, issuedOn, language });
  if (lines.length === 0) return { nothingDue: plan.free ? 'free' : 'nothing_due' };
  return composeLines(facts, { lines, billedAtMs });
}

/** A standing line that was over before the period counts for none: on the period's day it is not read any more. */
function isStillToCharge(line: BillableLine, { whole }: PeriodPlan): boolean {
  return line.kind === 'one_off' || line.validTo === null || line.validTo >= whole.from;
}

/** What lines come to on an invoice: with those that carry a total below zero on to the next one. */
export function sumUp(
  charged: readonly ComposedLine[],
  language: Language,
): InvoiceTotals & Pick<ComposedInvoice, 'lines' | 'carried'> {
  const carried = carryCredit(invoiceTotals(charged));
  const lines = [...charged, ...carriedOnLines(carried, language)];
  return { lines, carried, ...invoiceTotals(lines) };
}

/** The rest of an invoice, from its lines on: those of a period, or those that a person has edited. */
export function composeLines(
  facts: Omit<InvoiceFacts, 'lines'>,
  { lines: charged, billedAtMs }: { lines: readonly ComposedLine[]; billedAtMs: number },
): ComposedInvoice | { readonly obstacle: Obstacle } {
  const issuedOn = civilDateAt({ epochMs: billedAtMs, zone: facts.timeZone });
  const { lines, carried, ...totals } = sumUp(charged, facts.language);
  if (totals.totalOre > MAX_AMOUNT_ORE) return { obstacle: 'amount_too_large' };
  const byTerms = dueDateFor({ issuedOn, terms: facts.paymentTerms });
  const drawnOn = dateOfCollection(facts, { byTerms, billedAtMs });
  // An amount of nothing is not collected: there is nothing for Betalingsservice to draw.
  const mandateNumber = drawnOn !== null && totals.totalOre > 0n ? (facts.mandate?.mandateNumber ?? null) : null;
  // Without a mandate the mail is the only way by which the debtor learns of the invoice.
  if (mandateNumber === null && facts.email === null) return { obstacle: 'debtor_without_email' };
  return {
    issuedOn,
    dueOn: mandateNumber === null || drawnOn === null ? byTerms : drawnOn,
    mandateNumber,
    lines,
    carried,
    ...totals,
  };
}

/** The day that Betalingsservice draws the amount; null where no mandate is in force on that day. */
function dateOfCollection(
  { betalingsservice, mandate, timeZone }: Omit<InvoiceFacts, 'lines'>,
  { byTerms, billedAtMs }: { byTerms: CivilDate; billedAtMs: number },
): CivilDate | null {
  if (betalingsservice === null || mandate === null) return null;
  const drawnOn = paymentDateFor({
    dueOn: byTerms,
    // The delivery is closed somewhat before the deadline: what is billed in between goes with the next one.
    billedAtMs: billedAtMs + DELIVERY_CLOSES_BEFORE_DEADLINE_MS,
    zone: timeZone,
    rules: DEFAULT_COLLECTION_RULES,
  });
  return mandate.activeFrom <= drawnOn && (mandate.endedOn === null || drawnOn < mandate.endedOn) ? drawnOn : null;
}
