import { addDays, type CivilDate } from '../calendar/calendar.ts';
import type { ComposedLine } from '../lines/charge-lines.ts';
import { MICRO, MICRO_PER_ORE } from '../money/decimal.ts';
import { type FreeLine, freeLine } from '../lines/free-line.ts';
import type { Language } from '../calendar/language.ts';
import type { Period } from '../calendar/period.ts';
import type { InvoiceTotals, VatTotal } from '../money/vat-totals.ts';
import { daysThrough } from '../subscriptions/plan-period.ts';
import { lineNetOre } from '../lines/pricing.ts';
import { type Share, shareOre } from '../money/shares.ts';
import { invoiceTotals, vatOf } from '../money/vat.ts';

/** The base of a VAT code and rate. */
export type VatBase = Omit<VatTotal, 'vatOre'>;

/** An issued invoice with what has been credited of it. */
export interface CreditableInvoice {
  readonly number: string;
  readonly language: Language;
  readonly period: Period;
  /** The period of the calendar that it is a part of, or all of. */
  readonly whole: Period;
  readonly lines: readonly ComposedLine[];
  readonly vat: readonly VatTotal[];
  readonly credited: {
    readonly bases: readonly VatBase[];
    readonly lines: readonly Pick<ComposedLine, 'standingLineId' | 'share'>[];
  };
}

export type CreditWish =
  /** What has not been credited yet. */
  | { readonly kind: 'rest' }
  /** What standing lines charge for the days after the last one that is used. */
  | { readonly kind: 'days_after'; readonly lastDay: CivilDate }
  | { readonly kind: 'lines'; readonly lines: readonly FreeLine[] }
  /** Lines that have been reckoned from the ledger of days, for the days after the last one that is used. */
  | { readonly kind: 'composed'; readonly lastDay: CivilDate; readonly lines: readonly ComposedLine[] };

/** VAT of a credit note, with the base that earlier credit notes of the invoice have credited. */
export interface CreditedVat extends VatTotal {
  readonly creditedBeforeOre: bigint;
}

/** What a credit note says; amounts are positive where they give something back. */
export interface Credit extends InvoiceTotals {
  readonly period: Period;
  readonly lines: readonly ComposedLine[];
  readonly vat: readonly CreditedVat[];
}

export type CreditRefusal =
  | { readonly refusal: 'nothing_to_credit' }
  /** More than is left of a VAT code or in all; øre with VAT that are left in all. */
  | { readonly refusal: 'exceeds_invoice'; readonly leftOre: bigint };

const REST_OF: Readonly<Record<Language, (number: string) => string>> = {
  da: (number) => `Rest af faktura ${number}`,
  en: (number) => `Rest of invoice ${number}`,
};

/**
 * What a credit note of the invoice says. By days it credits what is left of the split by which the invoice's line was charged, so
 * that what is credited and what is kept add up to the øre; one-off lines and what was carried are used up when they are charged.
 *
 * The VAT of a credit note is what it adds to the VAT of all that is credited: so the credit notes of an invoice together never
 * come to an øre of VAT more or less than it. It may differ by an øre from the VAT of the note's own base.
 */
export function creditInvoice(invoice: CreditableInvoice, wish: CreditWish): Credit | CreditRefusal {
  const lines = linesOf(invoice, wish);
  const { vat: ownVat, netOre } = invoiceTotals(lines);
  const vat = ownVat.map((own): CreditedVat => {
    const creditedBeforeOre = creditedOf(invoice, own);
    return { ...own, creditedBeforeOre, vatOre: vatAdded(own, creditedBeforeOre) };
  });
  const vatOre = vat.reduce((sum, one) => sum + one.vatOre, 0n);
  const totalOre = netOre + vatOre;
  if (totalOre === 0n) return { refusal: 'nothing_to_credit' };
  const leftOre = totalLeftOre(invoice);
  if (totalOre < 0n || totalOre > leftOre || !vat.every((one) => isLeft(invoice, one))) {
    return { refusal: 'exceeds_invoice', leftOre };
  }
  return { period: creditedPeriod(invoice, wish), lines, vat, netOre, vatOre, totalOre };
}

/** The days that a credit note is about: those after the last one that is used, where its invoice has such. */
function creditedPeriod({ period }: CreditableInvoice, wish: CreditWish): Period {
  if (wish.kind !== 'days_after' && wish.kind !== 'composed') return period;
  const { from, to } = period;
  return wish.lastDay >= from && wish.lastDay < to ? { from: addDays(wish.lastDay, 1), to } : period;
}

function linesOf(invoice: CreditableInvoice, wish: CreditWish): ComposedLine[] {
  if (wish.kind === 'lines') return wish.lines.map(freeLine);
  if (wish.kind === 'composed') return [...wish.lines];
  if (wish.kind === 'days_after') {
    return invoice.lines.flatMap((line) => unusedOf(line, { invoice, lastDay: wish.lastDay }));
  }
  if (invoice.credited.bases.length === 0) return invoice.lines.map((line) => ({ ...line, oneOffLineId: null }));
  const text = REST_OF[invoice.language](invoice.number);
  return invoice.vat.flatMap((total) => {
    const leftOre = total.baseOre - creditedOf(invoice, total);
    if (leftOre === 0n) return [];
    const { vatCode, vatRateBp } = total;
    const line = freeLine({ text, quantityMicro: MICRO, unitPriceMicro: leftOre * MICRO_PER_ORE, vatCode });
    return [{ ...line, vatRateBp }];
  });
}

/** The days of a standing line's charge after the last one that is used, without those that have been credited. */
export function unusedOf(
  line: ComposedLine,
  { invoice, lastDay }: { invoice: CreditableInvoice; lastDay: CivilDate },
): ComposedLine[] {
  if (line.standingLineId === null) return [];
  const { period, whole, credited } = invoice;
  const ofDays = line.share?.ofDays ?? daysThrough(whole, whole.to);
  const charged = line.share ?? wholeOf(ofDays);
  const throughDays = credited.lines
    .filter(({ standingLineId }) => standingLineId === line.standingLineId)
    .map(({ share }) => share ?? wholeOf(ofDays))
    .filter((share) => charged.afterDays <= share.afterDays && share.throughDays <= charged.throughDays)
    .reduce((through, { afterDays }) => Math.min(through, afterDays), charged.throughDays);
  const usedDays = lastDay < period.from ? 0 : daysThrough(whole, lastDay);
  const afterDays = Math.max(charged.afterDays, usedDays);
  if (afterDays >= throughDays) return [];
  const share: Share | null = afterDays === 0 && throughDays === ofDays ? null : { afterDays, throughDays, ofDays };
  const fullOre = lineNetOre(line) - line.discountOre;
  const netOre = share === null ? fullOre : shareOre(fullOre, share);
  return netOre === 0n ? [] : [{ ...line, share, netOre }];
}

const wholeOf = (ofDays: number): Share => ({ afterDays: 0, throughDays: ofDays, ofDays });

const sameVat = (one: Omit<VatBase, 'baseOre'>) => (other: Omit<VatBase, 'baseOre'>) =>
  one.vatCode === other.vatCode && one.vatRateBp === other.vatRateBp;

function creditedOf({ credited }: CreditableInvoice, vat: Omit<VatBase, 'baseOre'>): bigint {
  return credited.bases.find(sameVat(vat))?.baseOre ?? 0n;
}

function vatAdded({ baseOre, vatRateBp }: VatBase, creditedBeforeOre: bigint): bigint {
  return vatOf({ baseOre: creditedBeforeOre + baseOre, vatRateBp }) - vatOf({ baseOre: creditedBeforeOre, vatRateBp });
}

/** What is left to credit of a VAT code and rate, øre without VAT: below zero where the invoice's is. */
export function leftOf(invoice: CreditableInvoice, vat: Omit<VatBase, 'baseOre'>): bigint {
  return (invoice.vat.find(sameVat(vat))?.baseOre ?? 0n) - creditedOf(invoice, vat);
}

/** Whether as much is left of that VAT code, and of that sign. */
function isLeft(invoice: CreditableInvoice, { baseOre, creditedBeforeOre, ...vat }: CreditedVat): boolean {
  const askedOre = invoice.vat.find(sameVat(vat))?.baseOre ?? 0n;
  const creditedOre = creditedBeforeOre + baseOre;
  return askedOre >= 0n ? creditedOre >= 0n && creditedOre <= askedOre : creditedOre <= 0n && creditedOre >= askedOre;
}

/** What is left to credit in all, øre with VAT. */
export function totalLeftOre({ vat, credited }: CreditableInvoice): bigint {
  const askedOre = vat.reduce((sum, { baseOre, vatOre }) => sum + baseOre + vatOre, 0n);
  return credited.bases.reduce((left, base) => left - base.baseOre - vatOf(base), askedOre);
}
