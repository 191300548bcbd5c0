import type { InvoiceId, ItemId, LineId, OneOffLineId } from '../identifiers/ids.ts';
import { type DayPart, leftParts, partsOre } from '../lines/day-parts.ts';
import type { VatCode } from '../money/vat-totals.ts';
import type { CreditableInvoice, VatBase } from './credit-invoice.ts';

/** An invoice whose days are given back, or that can give back what others cannot. */
export interface DayInvoice extends CreditableInvoice {
  readonly invoiceId: InvoiceId;
  readonly periodIndex: number;
  /** What its credit notes have given back by days for others, beyond its own charges; below zero what it kept for them. */
  readonly tookOver: readonly VatBase[];
  /** What its credit notes have given back by free lines. */
  readonly freed: readonly VatBase[];
  /** What of that falls on the days of a standing line, below zero, by the line's place in the agreement. */
  readonly freedOf: (position: number) => readonly DayPart[];
  /** The places of its standing lines in the agreement. */
  readonly positionOf: (standingLineId: LineId) => number;
}

/** A line that evens out a billed period, with what of it has not been given back by days. */
export interface BilledAdjustment {
  readonly oneOffLineId: OneOffLineId;
  readonly position: number;
  readonly periodIndex: number;
  readonly lineText: string;
  readonly itemId: ItemId | null;
  readonly vatCode: VatCode;
  readonly parts: readonly DayPart[];
  /** What free lines have given back of it, below zero. */
  readonly freed: readonly DayPart[];
  /** The invoice that it stands on, or whose credit note has set it off; null while it waits. */
  readonly invoiceId: InvoiceId | null;
}

export type VatKind = Omit<VatBase, 'baseOre'>;

export const vatKey = ({ vatCode, vatRateBp }: VatKind) => `${vatCode} ${vatRateBp}`;

/** What is left of a line that evens out, øre without VAT: what it came to, less what days and free lines gave back of it. */
export function adjustmentLeftOre({ parts, freed }: Pick<BilledAdjustment, 'parts' | 'freed'>): bigint {
  return partsOre(leftParts(parts)) + partsOre(freed);
}

/**
 * By how much what is left of that VAT code differs from the charges that it still has: lines below zero that are for no days, and what
 * was given back for others. Below zero where more was kept for others.
 */
export function setOffOf(
  { lines, tookOver }: DayInvoice,
  { vat, adjustments }: { vat: VatKind; adjustments: readonly BilledAdjustment[] },
): bigint {
  const evening = new Set(adjustments.map(({ oneOffLineId }) => oneOffLineId));
  return lines
    .filter(
      ({ standingLineId, oneOffLineId }) => standingLineId === null && !(oneOffLineId && evening.has(oneOffLineId)),
    )
    .filter((line) => vatKey(line) === vatKey(vat) && line.netOre < 0n)
    .reduce((sum, { netOre }) => sum - netOre, baseOf(tookOver, vat));
}

/** By how much less than its charges is left of that VAT code, for what was set off and for lines that even out below zero. */
export function loweredOf(
  invoice: DayInvoice,
  { vat, adjustments }: { vat: VatKind; adjustments: readonly BilledAdjustment[] },
): bigint {
  const loweredOre = adjustments
    .filter(({ invoiceId, vatCode }) => invoiceId === invoice.invoiceId && vatCode === vat.vatCode)
    .map(adjustmentLeftOre)
    .reduce((sum, ore) => (ore < 0n ? sum - ore : sum), setOffOf(invoice, { vat, adjustments }));
  return loweredOre > 0n ? loweredOre : 0n;
}

/** The base of that VAT among them, øre; none where there is none. */
export function baseOf(bases: readonly VatBase[], vat: VatKind): bigint {
  return bases.find((base) => vatKey(base) === vatKey(vat))?.baseOre ?? 0n;
}
