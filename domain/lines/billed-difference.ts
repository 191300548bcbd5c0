import type { CivilDate } from '../calendar/calendar.ts';
import { isInForce } from './change-line.ts';
import { chargeLines, type StandingCharge } from './charge-lines.ts';
import type { ItemId } from '../identifiers/ids.ts';
import type { Language } from '../calendar/language.ts';
import type { Period } from '../calendar/period.ts';
import type { VatCode } from '../money/vat-totals.ts';
import { longDate } from '../calendar/date-words.ts';
import { MAX_LINE_TEXT_LENGTH, renderLineText } from './line-text.ts';
import type { PeriodPlan } from '../subscriptions/plan-period.ts';

const ADJUSTED: Readonly<Record<Language, (days: string) => string>> = {
  da: (days) => `Regulering ${days}: `,
  en: (days) => `Adjustment ${days}: `,
};

const THROUGH: Readonly<Record<Language, string>> = { da: 'til', en: 'to' };

/**
 * What the versions of a line after a change charge for a period more than those before it, in øre without VAT; below zero where it
 * is less. Both sides are charged by the rules of an invoice, so that what was billed and the difference add up to what the days cost.
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
}

/** The lines that even out what a change from a day on makes of periods that are billed, one for each period with a difference. */
export function adjustments(
  { before, after, from }: { before: readonly StandingCharge[]; after: readonly StandingCharge[]; from: CivilDate },
  { billed, language }: { billed: readonly PeriodPlan[]; language: Language },
): Adjustment[] {
  return billed.flatMap((plan) => {
    const { period } = plan;
    if (from > period.to) return [];
    const netOre = billedDifference({ before, after, plan });
    const days = from > period.from ? { from, to: period.to } : period;
    const line = [...after, ...before].find((version) => isInForce(version, days.from));
    if (netOre === 0n || line === undefined) return [];
    const { itemId, vatCode } = line;
    return [{ itemId, vatCode, text: adjustmentText(line, { days, language }), netOre }];
  });
}
