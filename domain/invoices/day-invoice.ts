import type { InvoiceId, ItemId, LineId, OneOffLineId } from '../identifiers/ids.ts';
import type { DayPart } from '../lines/day-parts.ts';
import type { VatCode } from '../money/vat-totals.ts';
import type { CreditableInvoice, VatBase } from './credit-invoice.ts';

/** An invoice whose days are given back, or that can give back what others cannot. */
export interface DayInvoice extends CreditableInvoice {
  readonly invoiceId: InvoiceId;
  readonly periodIndex: number;
  /** What its credit notes have given back by days beyond its own standing lines: for others, and what was set off. */
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

/** By how much lines below zero that are no standing lines, and what was given back for others, have lowered what is left of that VAT. */
export function loweredOf({ lines, tookOver }: DayInvoice, vat: VatKind): bigint {
  const tookOverOre = baseOf(tookOver, vat);
  return lines
    .filter((line) => vatKey(line) === vatKey(vat) && line.standingLineId === null && line.netOre < 0n)
    .reduce((sum, { netOre }) => sum - netOre, tookOverOre);
}

/** The base of that VAT among them, øre; none where there is none. */
export function baseOf(bases: readonly VatBase[], vat: VatKind): bigint {
  return bases.find((base) => vatKey(base) === vatKey(vat))?.baseOre ?? 0n;
}
