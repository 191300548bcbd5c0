import { addDays } from '../calendar/calendar.ts';
import type { OneOffLineId } from '../identifiers/ids.ts';
import { partOf } from '../lines/billed-difference.ts';
import type { ComposedLine } from '../lines/charge-lines.ts';
import { cutParts, type DayPart, type DaySpan, leftParts, partsOre } from '../lines/day-parts.ts';
import { givenAwayParts } from '../lines/given-away.ts';
import { divideHalfAwayFromZero } from '../money/decimal.ts';
import type { VatCode } from '../money/vat-totals.ts';
import { leftOf, unusedOf } from './credit-invoice.ts';
import {
  adjustmentLeftOre,
  baseOf,
  type BilledAdjustment,
  type DayInvoice,
  setOffOf,
  type VatKind,
} from './day-invoice.ts';

/** What of a credit by free lines falls on days of a line, below zero. */
export interface FreedDays {
  readonly position: number;
  readonly periodIndex: number;
  /** The line that evens out those days and stands on the invoice; null for days of a standing line. */
  readonly oneOffLineId: OneOffLineId | null;
  readonly parts: readonly DayPart[];
}

interface ChargedDays extends Omit<FreedDays, 'parts'> {
  readonly vatCode: VatCode;
  /** What is left of what they are charged, øre without VAT. */
  readonly netOre: bigint;
  readonly days: DaySpan;
}

/**
 * What a credit by free lines gives back of which days: each VAT code's lines bear as much of it as they still have of what the invoice
 * has left, each day of a line alike. Days that have been given back bear nothing, and what falls on lines without days is left out, as
 * is what is more than all lines still have: that was kept for other invoices.
 * @param invoice as it was before that credit.
 */
export function freedDays(
  invoice: DayInvoice,
  { adjustments, given }: { adjustments: readonly BilledAdjustment[]; given: readonly ComposedLine[] },
): FreedDays[] {
  const charged = chargedDays(invoice, adjustments).filter(({ netOre }) => netOre > 0n);
  const others = invoice.vat.flatMap((vat) => {
    const { vatCode } = vat;
    const without = [{ vatCode, netOre: withoutDaysOre(invoice, { vat, adjustments }), days: null }];
    const ofOre = netOf(vatCode, [...charged, ...without.filter(({ netOre }) => netOre > 0n)]);
    return [...without, { vatCode, netOre: netOf(vatCode, given) - ofOre, days: null }];
  });
  const parts = givenAwayParts([...charged, ...others], given);
  return charged.flatMap(({ position, periodIndex, oneOffLineId }, index) => {
    const freed = parts[index] ?? [];
    return freed.length === 0 ? [] : { position, periodIndex, oneOffLineId, parts: freed };
  });
}

/** What free lines have given of no charge of the invoice, but of what it kept for others; øre without VAT. */
export function freedKeptOre(
  invoice: DayInvoice,
  given: { vat: VatKind; adjustments: readonly BilledAdjustment[] },
): bigint {
  const [overOre, freedOre] = [-withoutDaysOre(invoice, given), baseOf(invoice.freed, given.vat)];
  if (overOre <= 0n) return 0n;
  return overOre < freedOre ? overOre : freedOre;
}

/** What is left of lines without days; below zero what was given of what the invoice kept for others. Øre without VAT. */
function withoutDaysOre(
  invoice: DayInvoice,
  { vat, adjustments }: { vat: VatKind; adjustments: readonly BilledAdjustment[] },
): bigint {
  const ofDaysOre = netOf(vat.vatCode, chargedDays(invoice, adjustments));
  return leftOf(invoice, vat) + setOffOf(invoice, { vat, adjustments }) - ofDaysOre;
}

const netOf = (vatCode: VatCode, lines: readonly Pick<ChargedDays, 'vatCode' | 'netOre'>[]) =>
  lines.filter((line) => line.vatCode === vatCode).reduce((sum, { netOre }) => sum + netOre, 0n);

const chargedDays = (invoice: DayInvoice, adjustments: readonly BilledAdjustment[]) => [
  ...standingDays(invoice),
  ...adjustedDays(invoice, adjustments),
];

function standingDays(invoice: DayInvoice): ChargedDays[] {
  const { periodIndex, period } = invoice;
  return invoice.lines.flatMap((line) => {
    const [left] = unusedOf(line, { invoice, lastDay: addDays(period.from, -1) });
    if (left === undefined || left.standingLineId === null) return [];
    const position = invoice.positionOf(left.standingLineId);
    const { days } = partOf(left, invoice);
    const netOre = left.netOre + partsOre(cutParts(invoice.freedOf(position), days));
    return { position, periodIndex, oneOffLineId: null, vatCode: left.vatCode, netOre, days };
  });
}

/** The days for which lines that even out charge, each with its part of what its line has left; in one where that is below zero. */
function adjustedDays({ invoiceId }: DayInvoice, adjustments: readonly BilledAdjustment[]): ChargedDays[] {
  return adjustments
    .filter((adjustment) => adjustment.invoiceId === invoiceId)
    .flatMap(({ oneOffLineId, position, periodIndex, vatCode, ...adjustment }) => {
      const left = leftParts(adjustment.parts);
      const leftOre = adjustmentLeftOre(adjustment);
      const told = { position, periodIndex, oneOffLineId, vatCode };
      if (leftOre <= 0n) return left.slice(0, 1).map(({ days }) => ({ ...told, netOre: leftOre, days }));
      const charging = left.filter((part) => partsOre([part]) > 0n);
      return charging.map((part) => ({
        ...told,
        netOre: divideHalfAwayFromZero(leftOre * partsOre([part]), partsOre(charging)),
        days: part.days,
      }));
    });
}
