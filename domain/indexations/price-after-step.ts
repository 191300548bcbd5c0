import type { CivilDate } from '../calendar/calendar.ts';
import { isInForce } from '../lines/change-line.ts';
import type { StandingCharge } from '../lines/charge-lines.ts';
import { lineNetOre } from '../lines/pricing.ts';
import { MAX_AMOUNT_ORE, MAX_UNIT_PRICE_MICRO } from '../money/money.ts';
import { type IndexationRule, indexedPrice, type IndexLimits, priceAfterMoves } from './indexation.ts';

/** The index that a step went by: of which table, from which base month, and to which month. Months are `YYYY-MM`. */
export interface SteppedIndex {
  readonly tableId: string;
  readonly baseMonth: string;
  readonly month: string;
  readonly limits: IndexLimits;
}

/** A step in force, with the lines that it moved. */
export interface TakenStep {
  readonly dueOn: CivilDate;
  readonly effectiveOn: CivilDate;
  /** Null where it went by a percentage. */
  readonly index: SteppedIndex | null;
  readonly lines: readonly MovedLine[];
}

/** A line as a step has moved it. Prices are millionths of a krone without VAT. */
export interface MovedLine {
  readonly position: number;
  readonly oldUnitPriceMicro: bigint;
  readonly newUnitPriceMicro: bigint;
  readonly effectiveOn: CivilDate;
}

/** An index as it is known: its values, millionths, by their months. */
export interface KnownIndex {
  readonly tableId: string;
  readonly values: ReadonlyMap<string, bigint>;
}

/** What a step reckons with. */
export interface StepTerms {
  readonly rule: IndexationRule;
  /** Null where the rule goes by a percentage. */
  readonly index: KnownIndex | null;
  /** The month whose index is to go with the new price. */
  readonly month: string | null;
  /** The steps in force, by the days on which they were due. */
  readonly taken: readonly TakenStep[];
}

/** A price that was agreed, and the month whose index goes with it. */
interface Base {
  readonly unitPriceMicro: bigint;
  readonly month: string;
}

type Source = Pick<SteppedIndex, 'tableId' | 'baseMonth'>;

/**
 * The price of a line after a step, in millionths of a krone: by a percentage from the price in force; by an index from the price that
 * was agreed and its index, anew each time, so that no index counts twice and none that was corrected stays. Or the months whose index
 * is lacking. See docs/how/indexations.md.
 * @param versions those of the line, in the order of their days.
 * @param on the day from which the price is to count; a version is in force on it.
 * @throws RangeError as `indexedPrice`.
 */
export function priceAfterStep(
  versions: readonly StandingCharge[],
  { on, rule, index, month, taken }: StepTerms & { on: CivilDate },
): bigint | { readonly missing: readonly string[] } {
  const inForce = versions.find((version) => isInForce(version, on));
  if (inForce === undefined) throw new Error(`no version of the line is in force on ${on}`);
  const { unitPriceMicro } = inForce;
  if (rule.kind === 'percent') return indexedPrice({ unitPriceMicro, rule });
  if (index === null || month === null) throw new RangeError('the price follows an index, and no index is given');
  const source = { tableId: index.tableId, baseMonth: rule.baseMonth };
  const base = baseOf(versions, { on, unitPriceMicro, source, taken });
  const years = yearsAfter(base.month, { source, taken });
  const lastMonth = years.at(-1)?.month ?? base.month;
  // A month that the price has gone by already is no year more.
  if (month > lastMonth) years.push({ month, limits: rule });
  const months = [base.month, ...years.map((year) => year.month)];
  const missing = months.filter((one) => !index.values.has(one));
  if (missing.length > 0) return { missing };
  const valueOf = (one: string) => index.values.get(one) ?? 0n;
  const moves = years.map(({ month: to, limits }, nth) => ({
    baseValue: valueOf(months[nth] ?? base.month),
    newValue: valueOf(to),
    limits,
  }));
  return priceAfterMoves(base.unitPriceMicro, moves);
}

/** Whether a step may give a line that price by itself: else a slip of the pen would be charged. Prices are millionths of a krone. */
export function isPriceWithinLimits(
  unitPriceMicro: bigint,
  { oldUnitPriceMicro, quantityMicro }: { oldUnitPriceMicro: bigint; quantityMicro: bigint },
): boolean {
  if (unitPriceMicro === oldUnitPriceMicro) return true;
  if (unitPriceMicro <= 0n || unitPriceMicro > MAX_UNIT_PRICE_MICRO) return false;
  return lineNetOre({ quantityMicro, unitPriceMicro }) <= MAX_AMOUNT_ORE;
}

/** The months that prices have gone by since one, each with the limits of its step. */
function yearsAfter(
  baseMonth: string,
  { source, taken }: { source: Source; taken: readonly TakenStep[] },
): { month: string; limits: IndexLimits }[] {
  const years: { month: string; limits: IndexLimits }[] = [];
  for (const { index } of taken) {
    if (index === null || !isSameSource(index, source)) continue;
    if (index.month > (years.at(-1)?.month ?? baseMonth)) years.push({ month: index.month, limits: index.limits });
  }
  return years;
}

function baseOf(
  versions: readonly StandingCharge[],
  {
    on,
    unitPriceMicro,
    source,
    taken,
  }: { on: CivilDate; unitPriceMicro: bigint; source: Source; taken: readonly TakenStep[] },
): Base {
  const known = versions.filter(({ validFrom }) => validFrom === null || validFrom <= on);
  const changedOn = known.findLast(({ sets }) => sets.includes('price'))?.validFrom ?? null;
  const moved = movesOf(known[0]?.position, taken).filter(({ line }) => line.effectiveOn <= on);
  const last = moved.at(-1);
  const isStepped =
    last !== undefined &&
    last.line.newUnitPriceMicro === unitPriceMicro &&
    (changedOn === null || changedOn <= last.line.effectiveOn);
  if (isStepped)
    return rebased(steppedBase(moved, { versions: known, taken }), { unitPriceMicro, source, step: last.step, taken });
  const agreedOn = changedOn ?? known[0]?.validFrom ?? null;
  const before = agreedOn === null ? [] : taken.filter(({ effectiveOn }) => effectiveOn <= agreedOn);
  return { unitPriceMicro, month: later(source.baseMonth, lastMonthOf(before)) };
}

/** When the price was agreed that was in force before the day; null where it is that of the line from its beginning. */
function agreedBefore(versions: readonly StandingCharge[], day: CivilDate): CivilDate | null {
  const known = versions.filter(({ validFrom }) => validFrom === null || validFrom < day);
  return known.findLast(({ sets }) => sets.includes('price'))?.validFrom ?? known[0]?.validFrom ?? null;
}

interface Move {
  readonly step: TakenStep;
  readonly line: MovedLine;
}

function movesOf(position: number | undefined, taken: readonly TakenStep[]): Move[] {
  return taken.flatMap((step) =>
    step.lines.filter((line) => line.position === position).map((line) => ({ step, line })),
  );
}

/** What the price after the last of these moves was reckoned from: where one goes on from the one before, that one's base. */
function steppedBase(
  moved: readonly Move[],
  { versions, taken }: { versions: readonly StandingCharge[]; taken: readonly TakenStep[] },
): Base | null {
  let base: Base | null = null;
  let before: Move | null = null;
  for (const { step, line } of moved) {
    const { oldUnitPriceMicro: unitPriceMicro } = line;
    const earlier = taken.slice(0, taken.indexOf(step));
    const goesOn = before?.line.newUnitPriceMicro === unitPriceMicro;
    if (step.index === null) base = null;
    else if (base !== null && before !== null && goesOn) {
      base = rebased(base, { unitPriceMicro, source: step.index, step: before.step, taken: earlier });
    } else {
      // A step that has left the price as it was is no agreement on it.
      const agreedOn = agreedBefore(versions, line.effectiveOn);
      const counted = goesOn
        ? earlier
        : earlier.filter(({ effectiveOn }) => agreedOn !== null && effectiveOn <= agreedOn);
      base = { unitPriceMicro, month: later(step.index.baseMonth, lastMonthOf(counted)) };
    }
    before = { step, line };
  }
  return base;
}

/** The base of a price that a step has made, as another rule, or the same one, goes on from it. */
function rebased(
  base: Base | null,
  {
    unitPriceMicro,
    source,
    step: { index },
    taken,
  }: { unitPriceMicro: bigint; source: Source; step: TakenStep; taken: readonly TakenStep[] },
): Base {
  // A percentage has made the price: nothing but what indices there were before it is in it.
  if (base === null || index === null) {
    return { unitPriceMicro, month: later(source.baseMonth, lastMonthOf(taken)) };
  }
  if (isSameSource(index, source)) return base;
  return source.baseMonth < index.month
    ? { unitPriceMicro: base.unitPriceMicro, month: source.baseMonth }
    : { unitPriceMicro, month: source.baseMonth };
}

function isSameSource(one: Source, other: Source): boolean {
  return one.tableId === other.tableId && one.baseMonth === other.baseMonth;
}

function lastMonthOf(steps: readonly TakenStep[]): string | null {
  return steps.reduce<string | null>((last, { index }) => (index === null ? last : later(index.month, last)), null);
}

function later(one: string, other: string | null): string {
  return other === null || one > other ? one : other;
}
