import { addDays, type CivilDate } from '../calendar/calendar.ts';
import type { ItemId, LineId, OneOffLineId } from '../identifiers/ids.ts';
import type { Language } from '../calendar/language.ts';
import type { Period } from '../calendar/period.ts';
import type { InvoiceLine } from './invoice-line.ts';
import type { VatCode } from '../money/vat-totals.ts';
import { type PricedItem, priceOn } from '../items/item-price.ts';
import { renderLineText } from './line-text.ts';
import { type PeriodPlan, shareWithin } from '../subscriptions/plan-period.ts';
import { type Discount, lineAmounts } from './pricing.ts';
import type { Share } from '../money/shares.ts';
import { VAT_RATE_BP } from '../money/vat.ts';

/** What every line says: without a text of its own it goes by its item's name in the debtor's language. */
interface Wording {
  readonly itemId: ItemId | null;
  readonly itemNames: Readonly<Record<Language, string>> | null;
  /** May carry placeholders. */
  readonly text: string | null;
  readonly quantityMicro: bigint;
  readonly vatCode: VatCode;
}

/** What a change to a standing line can set. */
export type LineField = 'price' | 'quantity' | 'discount' | 'text';

/** A version of a standing line as it is kept. */
export interface StandingCharge extends Wording {
  readonly kind: 'standing';
  readonly standingLineId: LineId;
  /** The same for all versions of a line. */
  readonly position: number;
  /** What was set by the change that this version begins with; what was not is as in the version before. */
  readonly sets: readonly LineField[];
  readonly unitPriceMicro: bigint;
  /** Where the line follows its item: what that costs over time. */
  readonly itemPrices: PricedItem | null;
  readonly discount: Discount | null;
  /** Millionths of a per cent that a member of a group is let off besides; none where it is missing. */
  readonly furtherPercentMicro?: bigint;
  readonly validFrom: CivilDate | null;
  readonly validTo: CivilDate | null;
  /** Shared by days where it is in force for a part of a period. */
  readonly prorated: boolean;
}

/** A line that is charged once. */
export interface OneOffCharge extends Wording {
  readonly kind: 'one_off';
  /** Null for what a preview carries on from the invoice before. */
  readonly oneOffLineId: OneOffLineId | null;
  readonly unitPriceMicro: bigint;
  /** The day from which on it is charged; null for the next invoice. */
  readonly chargeOn: CivilDate | null;
}

/** A line of an invoice with what it was made from. */
export interface ComposedLine extends InvoiceLine {
  readonly itemId: ItemId | null;
  readonly standingLineId: LineId | null;
  readonly oneOffLineId: OneOffLineId | null;
}

export type BillableLine = StandingCharge | OneOffCharge;

/** The lines of an invoice of the plan's period that is issued on a day, in the order in which they are given. */
export function chargeLines(
  lines: readonly BillableLine[],
  { plan, issuedOn, language }: { plan: PeriodPlan; issuedOn: CivilDate; language: Language },
): ComposedLine[] {
  return lines.flatMap((line) => {
    if (line.kind === 'standing') {
      return partsInForce(line, plan).map((part) => composeLine(line, { ...part, language }));
    }
    if (line.chargeOn !== null && line.chargeOn > issuedOn) return [];
    const { unitPriceMicro } = line;
    return [composeLine(line, { period: plan.period, share: null, unitPriceMicro, language })];
  });
}

interface Part {
  readonly period: Period;
  readonly share: Share | null;
  readonly unitPriceMicro: bigint;
}

/**
 * The parts of the period in which a line has one price. A line that is not shared by days is charged as it stands on the period's
 * first day, for all of it.
 */
function partsInForce(line: StandingCharge, plan: PeriodPlan): Part[] {
  if (plan.free) return [];
  const { period } = plan;
  if (!line.prorated) {
    if (!isInForce(line, period.from)) return [];
    return [{ period, share: plan.share, unitPriceMicro: priceOfDay(line, period.from) }];
  }
  const from = line.validFrom !== null && line.validFrom > period.from ? line.validFrom : period.from;
  const to = line.validTo !== null && line.validTo < period.to ? line.validTo : period.to;
  if (from > to) return [];
  const changes = (line.itemPrices?.prices ?? [])
    .map(({ validFrom }) => validFrom)
    .filter((on) => from < on && on <= to)
    .toSorted();
  const starts = [from, ...changes];
  return starts.map((start, index) => {
    const next = starts[index + 1];
    const part = { from: start, to: next === undefined ? to : addDays(next, -1) };
    return { period: part, share: shareWithin(plan, part), unitPriceMicro: priceOfDay(line, start) };
  });
}

function isInForce({ validFrom, validTo }: StandingCharge, date: CivilDate): boolean {
  return (validFrom === null || validFrom <= date) && (validTo === null || date <= validTo);
}

function priceOfDay({ itemPrices, unitPriceMicro }: StandingCharge, date: CivilDate): bigint {
  return itemPrices === null ? unitPriceMicro : priceOn(itemPrices, date);
}

function composeLine(
  line: BillableLine,
  { period, share, unitPriceMicro, language }: Part & { language: Language },
): ComposedLine {
  const text = line.text ?? line.itemNames?.[language];
  if (text === undefined) throw new Error('a line has neither a text nor an item');
  const { quantityMicro, vatCode } = line;
  const { discount, furtherPercentMicro = 0n } = line.kind === 'standing' ? line : { discount: null };
  const { discountOre, netOre } = lineAmounts({ quantityMicro, unitPriceMicro, discount, furtherPercentMicro, share });
  return {
    itemId: line.itemId,
    standingLineId: line.kind === 'standing' ? line.standingLineId : null,
    oneOffLineId: line.kind === 'standing' ? null : line.oneOffLineId,
    text: renderLineText({ text, period, language }),
    quantityMicro,
    unitPriceMicro,
    discountOre,
    share,
    vatCode,
    vatRateBp: VAT_RATE_BP[vatCode],
    netOre,
  };
}
