import type { CivilDate } from './calendar.ts';
import { addDays } from './calendar.ts';
import { DEFAULT_COLLECTION_RULES, paymentDateFor } from './collection-deadline.ts';
import { DELIVERY_CLOSES_BEFORE_DEADLINE_MS } from './delivery-closing.ts';
import type { DebtorId, ItemId, OneOffLineId, SubscriptionId } from './ids.ts';
import type {
  BetalingsserviceNumbers,
  InvoiceDocument,
  InvoiceLine,
  InvoiceTotals,
  Language,
  VatCode,
} from './invoice.ts';
import { MAX_AMOUNT_ORE } from './money.ts';
import { lineNetOre } from './pricing.ts';
import { invoiceTotals, VAT_RATE_BP } from './vat.ts';
import { civilDateAt } from './wake-up.ts';

/** A standing or one-off line as it is kept: without a text of its own it goes by its item's name in the debtor's language. */
export interface BillableLine {
  readonly itemId: ItemId | null;
  readonly itemNames: Readonly<Record<Language, string>> | null;
  readonly oneOffLineId: OneOffLineId | null;
  readonly text: string | null;
  readonly quantityMicro: bigint;
  readonly unitPriceMicro: bigint;
  readonly vatCode: VatCode;
}

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
  readonly paymentTermsDays: number;
  readonly language: Language;
  readonly email: string | null;
  readonly creditor: InvoiceDocument['creditor'];
  readonly debtor: InvoiceDocument['debtor'];
  readonly fiCreditorNumber: string;
  readonly betalingsservice: BetalingsserviceNumbers | null;
  readonly mandate: MandateInForce | null;
  /** Standing lines in their order, then one-off lines in the order in which they were added. */
  readonly lines: readonly BillableLine[];
}

export interface ComposedLine extends InvoiceLine {
  readonly itemId: ItemId | null;
  readonly oneOffLineId: OneOffLineId | null;
}

export interface ComposedInvoice extends InvoiceTotals {
  readonly issuedOn: CivilDate;
  readonly dueOn: CivilDate;
  /** The mandate that the amount is drawn by on the due date; null where the debtor pays by FI 71. */
  readonly mandateNumber: string | null;
  readonly lines: readonly ComposedLine[];
}

/** Why an invoice cannot be issued until a person has changed something. */
export type Obstacle = 'nothing_to_bill' | 'amount_too_large' | 'debtor_without_email';

/**
 * What the invoice of a period says when it is issued at a moment: dates, lines, VAT and totals, and how it is paid.
 * The real run and the preview both come here, so that they cannot disagree.
 */
export function composeInvoice(
  facts: InvoiceFacts,
  { billedAtMs }: { billedAtMs: number },
): ComposedInvoice | { readonly obstacle: Obstacle } {
  if (facts.lines.length === 0) return { obstacle: 'nothing_to_bill' };
  const lines = facts.lines.map((line) => composeLine(line, facts.language));
  const totals = invoiceTotals(lines);
  if (totals.totalOre > MAX_AMOUNT_ORE) return { obstacle: 'amount_too_large' };
  const issuedOn = civilDateAt({ epochMs: billedAtMs, zone: facts.timeZone });
  const byTerms = addDays(issuedOn, facts.paymentTermsDays);
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
    ...totals,
  };
}

function composeLine(line: BillableLine, language: Language): ComposedLine {
  const text = line.text ?? line.itemNames?.[language];
  if (text === undefined) throw new Error('a line has neither a text nor an item');
  return {
    itemId: line.itemId,
    oneOffLineId: line.oneOffLineId,
    text,
    quantityMicro: line.quantityMicro,
    unitPriceMicro: line.unitPriceMicro,
    vatCode: line.vatCode,
    vatRateBp: VAT_RATE_BP[line.vatCode],
    discountOre: 0n,
    share: null,
    netOre: lineNetOre(line),
  };
}

/** The day that Betalingsservice draws the amount; null where no mandate is in force on that day. */
function dateOfCollection(
  { betalingsservice, mandate, timeZone }: InvoiceFacts,
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
