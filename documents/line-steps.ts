import { addDays, daysBetween } from '../domain/calendar/calendar.ts';
import { divideHalfAwayFromZero } from '../domain/money/decimal.ts';
import type { Period } from '../domain/calendar/period.ts';
import type { DocumentLine, InvoiceDocument } from '../domain/invoices/invoice.ts';
import type { InvoiceLine } from '../domain/lines/invoice-line.ts';
import { lineNetOre } from '../domain/lines/pricing.ts';
import { formatAmount, formatPeriod } from './format.ts';
import { printableText } from './printable-text.ts';
import { WORDS } from './words.ts';

type Share = NonNullable<InvoiceLine['share']>;

/**
 * How a line's amount comes of its quantity and unit price, a step in each entry, so that a reader can reckon it again to the
 * øre: the discount with what it is taken off, the whole period's amount, and the days that are billed of it. None where the
 * amount is quantity times unit price.
 */
// Directive 2006/112/EC, article 226 (8): discounts that are not in the unit price stand on the invoice.
export function lineSteps(
  line: InvoiceLine,
  { language, period }: Pick<InvoiceDocument, 'language' | 'period'>,
): string[] {
  const words = WORDS[language];
  const { discountOre, share } = line;
  const grossOre = lineNetOre(line);
  const wholeOre = grossOre - discountOre;
  const amount = (ore: bigint): string => formatAmount(ore, language);
  const steps: string[] = [];
  if (discountOre !== 0n) {
    steps.push(`${words.discount} ${amount(discountOre)} ${words.discountOff} ${amount(grossOre)}`);
  }
  if (share === null) return steps;
  const { afterDays, throughDays, ofDays } = share;
  const days = throughDays - afterDays;
  const daysBilled = daysOf(share, period);
  steps.push(
    `${words.wholePeriod}: ${amount(wholeOre)}`,
    `${days} ${words.shareOf} ${ofDays} ${words.days}${daysBilled === null ? '' : `: ${formatPeriod(daysBilled, language)}`}`,
  );
  const ofWhole = (count: number): bigint => divideHalfAwayFromZero(wholeOre * BigInt(count), BigInt(ofDays));
  // The shares of a period add up to the øre, so one in the middle may be an øre off what its own days come to.
  if (ofWhole(days) !== line.netOre) {
    const through = (count: number): string => `${amount(ofWhole(count))} (${words.daysCounted} 1–${count})`;
    steps.push(`${through(throughDays)} ${words.less} ${through(afterDays)}`);
  }
  return steps;
}

/** What stands small under a line's text: the number of its item, and how its amount is reckoned. */
export function lineNotes(line: DocumentLine, document: Pick<InvoiceDocument, 'language' | 'period'>): string[] {
  const { itemNumber } = line;
  const item = itemNumber === null ? [] : [printableText(`${WORDS[document.language].itemNumber} ${itemNumber}`)];
  return [...item, ...lineSteps(line, document)];
}

/** The dates of a share; null where the document's period does not tell them, being itself another part of the whole. */
function daysOf({ afterDays, throughDays, ofDays }: Share, period: Period): Period | null {
  const periodDays = daysBetween(period) + 1;
  if (throughDays - afterDays === periodDays) return period;
  if (periodDays !== ofDays) return null;
  return { from: addDays(period.from, afterDays), to: addDays(period.from, throughDays - 1) };
}
