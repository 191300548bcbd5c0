import type { CivilDate } from '../calendar/calendar.ts';
import { isInForce } from './change-line.ts';
import { chargeLines, type ComposedLine, type StandingCharge } from './charge-lines.ts';
import { backParts, cutParts, datesOf, type DayPart, dayRuns, type DaySpan, partsOre } from './day-parts.ts';
import type { ItemId } from '../identifiers/ids.ts';
import type { Language } from '../calendar/language.ts';
import type { Period } from '../calendar/period.ts';
import type { VatCode } from '../money/vat-totals.ts';
import { longDate } from '../calendar/date-words.ts';
import { lineNetOre } from './pricing.ts';
import { MAX_LINE_TEXT_LENGTH, renderLineText } from './line-text.ts';
import { daysThrough, type PeriodPlan, shareWithin } from '../subscriptions/plan-period.ts';

const ADJUSTED: Readonly<Record<Language, (days: string) => string>> = {
  da: (days) => `Regulering ${days}: `,
  en: (days) => `Adjustment ${days}: `,
};

const THROUGH: Readonly<Record<Language, string>> = { da: 'til', en: 'to' };

/**
 * What the versions of a line after a change charge for a period more than those before it, in øre without VAT; below zero where it
 * is less. Both sides are charged by the rules of an invoice.
 */
export function billedDifference({
  before,
  after,
  plan,
}: {
  before: readonly StandingCharge[];
  after: readonly StandingCharge[];
  plan: PeriodPlan;
}): bigint {
  const netOf = (versions: readonly StandingCharge[]) =>
    chargeLines(versions, { plan, issuedOn: plan.period.to, language: 'da' }).reduce(
      (sum, { netOre }) => sum + netOre,
      0n,
    );
  return netOf(after) - netOf(before);
}

/** What the line that evens out a billed period says: which days, and of which line. */
export function adjustmentText(
  { text, itemNames }: Pick<StandingCharge, 'text' | 'itemNames'>,
  { days, language }: { days: Period; language: Language },
): string {
  const { from, to } = days;
  const dates = [from, to].map((date) => longDate(date, language));
  const prefix = ADJUSTED[language](dates.join(` ${THROUGH[language]} `));
  const named = renderLineText({ text: text ?? itemNames?.[language] ?? '', period: days, language });
  return `${prefix}${named}`.slice(0, MAX_LINE_TEXT_LENGTH);
}

/** A line that evens out a billed period once: øre without VAT, below zero for what is given back. */
export interface Adjustment {
  readonly itemId: ItemId | null;
  readonly vatCode: VatCode;
  readonly text: string;
  readonly netOre: bigint;
  /** Which line and period it evens out, and by what: so that its days can be told when they are given back. */
  readonly position: number;
  readonly periodIndex: number;
  readonly parts: readonly DayPart[];
  /** What the line is called, as it stands in the agreement. */
  readonly lineText: string;
}

/** A period that has an invoice, as a change that looks back meets it. */
export interface BilledPeriod {
  readonly periodIndex: number;
  readonly plan: PeriodPlan;
  /** The last day that has not been given back: what comes after it is charged no more, at no price. */
  readonly chargedThrough: CivilDate;
  /** What has been billed of a line for the period, whatever invoice has it or will have it, and not been given back. */
  readonly partsOf: (position: number) => readonly DayPart[];
}

/**
 * The lines that even out what a change from a day on makes of periods that are billed: one for days on end with a difference. They
 * reckon from what was billed and has not been given back, and never from what the versions before the change would charge.
 */
export function adjustments(
  { before, after, from }: { before: readonly StandingCharge[]; after: readonly StandingCharge[]; from: CivilDate },
  { billed, language }: { billed: readonly BilledPeriod[]; language: Language },
): Adjustment[] {
  const position = [...after, ...before][0]?.position;
  if (position === undefined) return [];
  return billed.flatMap(({ periodIndex, plan, chargedThrough, partsOf }) => {
    const span = spanOf(plan, { from, to: chargedThrough });
    if (span === null) return [];
    const due = chargeLines(after, { plan, issuedOn: plan.period.to, language }).map((line) => partOf(line, plan));
    const parts = [...cutParts(due, span), ...backParts(cutParts(partsOf(position), span))];
    return dayRuns(parts).flatMap((run): Adjustment[] => {
      const netOre = partsOre(run.parts);
      const days = datesOf(run.days, plan);
      const line = [...after, ...before].find((version) => isInForce(version, days.from)) ?? after[0] ?? before[0];
      if (netOre === 0n || line === undefined) return [];
      const { itemId, vatCode } = line;
      const lineText = line.text ?? line.itemNames?.[language] ?? '';
      const text = adjustmentText(line, { days, language });
      return [{ itemId, vatCode, text, netOre, position, periodIndex, parts: run.parts, lineText }];
    });
  });
}

/** What a standing line's charge for days of the plan's period is a part of: its price for the whole period. */
export function partOf(
  line: Pick<ComposedLine, 'quantityMicro' | 'unitPriceMicro' | 'discountOre' | 'share'>,
  { whole }: Pick<PeriodPlan, 'whole'>,
): DayPart {
  const base = { afterDays: 0, throughDays: daysThrough(whole, whole.to) };
  const { afterDays, throughDays } = line.share ?? base;
  return { amountOre: lineNetOre(line) - line.discountOre, base, days: { afterDays, throughDays } };
}

/** The days of the plan's period from one date through another, as its shares count them; null where there are none. */
function spanOf(plan: PeriodPlan, { from, to }: Period): DaySpan | null {
  const { period, whole } = plan;
  const part = { from: from > period.from ? from : period.from, to: to < period.to ? to : period.to };
  if (part.from > part.to) return null;
  return shareWithin(plan, part) ?? { afterDays: 0, throughDays: daysThrough(whole, whole.to) };
}
