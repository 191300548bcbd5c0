import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { type CivilDate, civilDate } from '../calendar/calendar.ts';
import type { LineId } from '../identifiers/ids.ts';
import { changeLine } from '../lines/change-line.ts';
import type { StandingCharge } from '../lines/charge-lines.ts';
import type { IndexationRule } from './indexation.ts';
import { priceAfterStep, type StepTerms, type TakenStep } from './price-after-step.ts';

const KRONE = 1_000_000n;
const line: StandingCharge = {
  kind: 'standing',
  standingLineId: 'l' as LineId,
  position: 1,
  sets: [],
  itemId: null,
  itemNames: null,
  text: 'Leje',
  quantityMicro: 1_000_000n,
  unitPriceMicro: 100n * KRONE,
  vatCode: 'standard',
  itemPrices: null,
  discount: null,
  validFrom: null,
  validTo: null,
  prorated: true,
};

type IndexRule = Extract<IndexationRule, { kind: 'index_table' }>;

const monthOf = (year: number) => `${2025 + year}-10`;
const dayOf = (year: number): CivilDate => civilDate(`${2026 + year}-01-01`);
const index = (...values: bigint[]): Map<string, bigint> =>
  new Map(values.map((value, year) => [monthOf(year), value]));
const indexRule = (changes: Partial<IndexRule> = {}): IndexRule => ({
  kind: 'index_table',
  baseMonth: monthOf(0),
  floorPercentMicro: null,
  capPercentMicro: null,
  ...changes,
});

/** A line that takes steps, as they come into force. */
interface Life {
  readonly versions: readonly StandingCharge[];
  readonly taken: readonly TakenStep[];
}

const START: Life = { versions: [line], taken: [] };

function setPrice({ versions, taken }: Life, on: CivilDate, unitPriceMicro: bigint): Life {
  const period = { from: on, to: on };
  const changed = changeLine(versions, { change: { unitPriceMicro }, on, period, newId: () => 'v' as LineId });
  if (changed === null) throw new Error('the line is in force');
  return { versions: changed, taken };
}

const priceOn = ({ versions }: Life, on: CivilDate) =>
  versions.findLast(({ validFrom }) => (validFrom ?? on) <= on)?.unitPriceMicro ?? 0n;

/** The step of a year, by a rule and the values of then. */
function step(
  life: Life,
  year: number,
  { rule, values }: { rule: IndexRule; values: ReadonlyMap<string, bigint> },
): Life {
  const on = dayOf(year);
  const month = monthOf(year);
  const terms: StepTerms = { rule, index: { tableId: 't', values }, month, taken: life.taken };
  const price = priceAfterStep(life.versions, { on, ...terms });
  if (typeof price !== 'bigint') throw new Error(`missing: ${price.missing.join()}`);
  const old = priceOn(life, on);
  const moved =
    price === old ? [] : [{ position: 1, oldUnitPriceMicro: old, newUnitPriceMicro: price, effectiveOn: on }];
  const source = { tableId: 't', baseMonth: rule.baseMonth, month, limits: rule };
  const { versions } = price === old ? life : setPrice(life, on, price);
  return { versions, taken: [...life.taken, { dueOn: on, effectiveOn: on, index: source, lines: moved }] };
}

describe('a price that follows an index', () => {
  test('counts no index a second time, whatever rule takes the step: 100, 110, 121', () => {
    const values = index(100n, 110n, 121n);
    const first = step(START, 1, { rule: indexRule(), values });
    expect(priceOn(first, dayOf(1))).toBe(110n * KRONE);
    for (const rule of [
      indexRule(),
      indexRule({ capPercentMicro: 50n * KRONE }),
      indexRule({ baseMonth: monthOf(1) }),
    ]) {
      expect(priceOn(step(first, 2, { rule, values }), dayOf(2))).toBe(121n * KRONE);
    }
  });

  test('by an older base month than that of the last step goes on from the price that was agreed', () => {
    const values = new Map([...index(100n, 110n, 121n), ['2025-04', 99n]]);
    const first = step(START, 1, { rule: indexRule(), values });
    expect(priceOn(step(first, 2, { rule: indexRule({ baseMonth: '2025-04' }), values }), dayOf(2))).toBe(122_220_000n);
  });

  test('has no index in it any more that was corrected: 110, corrected to 101, then 104', () => {
    const first = step(START, 1, { rule: indexRule(), values: index(100n, 110n) });
    const corrected = step(first, 2, { rule: indexRule({ floorPercentMicro: 0n }), values: index(100n, 101n, 104n) });
    expect(priceOn(corrected, dayOf(2))).toBe(104n * KRONE);
  });

  test('that a step left as it was is still that of the base month, though its index was corrected since', () => {
    const rule = indexRule();
    const first = step(START, 1, { rule, values: index(53n, 53n) });
    const second = step(first, 2, { rule, values: index(53n, 50n, 50n) });
    expect([priceOn(first, dayOf(1)), priceOn(second, dayOf(2))]).toEqual([100n * KRONE, 94_340_000n]);
    expect(priceOn(step(second, 3, { rule, values: index(53n, 50n, 50n, 50n) }), dayOf(3))).toBe(94_340_000n);
  });

  test('that a person has set after a step goes with the index of that step', () => {
    const values = index(100n, 110n, 121n);
    const agreed = setPrice(step(START, 1, { rule: indexRule(), values }), civilDate('2027-05-01'), 200n * KRONE);
    expect(priceOn(step(agreed, 2, { rule: indexRule(), values }), dayOf(2))).toBe(220n * KRONE);
  });

  test('is not raised by the floor of a year that another rule has counted already', () => {
    const rule = indexRule({ floorPercentMicro: 2n * KRONE });
    const values = index(100n, 100n);
    const first = step(START, 1, { rule, values });
    const again = priceAfterStep(first.versions, {
      on: civilDate('2027-02-01'),
      rule,
      index: { tableId: 't', values },
      month: monthOf(1),
      taken: first.taken,
    });
    expect([priceOn(first, dayOf(1)), again]).toEqual([102n * KRONE, 102n * KRONE]);
  });

  test('that steps were reckoned twice for by an earlier version comes right with the next one', () => {
    const source = { tableId: 't', baseMonth: monthOf(0), limits: indexRule() };
    const prices = [100n * KRONE, 110n * KRONE, 133_100_000n];
    const twice = [1, 2].reduce<Life>((life, year) => {
      const on = dayOf(year);
      const [oldUnitPriceMicro = 0n, newUnitPriceMicro = 0n] = prices.slice(year - 1);
      const lines = [{ position: 1, oldUnitPriceMicro, newUnitPriceMicro, effectiveOn: on }];
      const taken = { dueOn: on, effectiveOn: on, index: { ...source, month: monthOf(year) }, lines };
      return { versions: setPrice(life, on, newUnitPriceMicro).versions, taken: [...life.taken, taken] };
    }, START);
    const next = step(twice, 3, { rule: indexRule(), values: index(100n, 110n, 121n, 133n) });
    expect(priceOn(next, dayOf(3))).toBe(133n * KRONE);
  });

  test('over random tables, corrections, repeated settings and agreed prices is base × index ÷ base index, each year within floor and cap', () => {
    const limits = fc.option(
      fc.record({ floor: fc.bigInt({ min: -10n, max: 3n }), cap: fc.bigInt({ min: 3n, max: 20n }) }),
      { nil: null },
    );
    const year = fc.record({
      value: fc.bigInt({ min: 50n, max: 200n }),
      corrected: fc.option(fc.record({ back: fc.nat({ max: 3 }), value: fc.bigInt({ min: 50n, max: 200n }) }), {
        nil: null,
      }),
      agreed: fc.option(fc.bigInt({ min: 1n, max: 100_000n }), { nil: null, freq: 4 }),
      limits,
    });
    fc.assert(
      fc.property(
        fc.bigInt({ min: 50n, max: 200n }),
        fc.array(year, { minLength: 1, maxLength: 8 }),
        (first, years) => {
          const known = [first];
          let life = START;
          // The model knows a base price, the year that its index is of, and the limits of each year since.
          let base = { ore: 10_000n, year: 0 };
          const limitsOf: (null | { floor: bigint; cap: bigint })[] = [null];
          for (const [nth, drawn] of years.entries()) {
            const now = nth + 1;
            known[now] = drawn.value;
            if (drawn.corrected !== null) known[Math.max(0, now - drawn.corrected.back)] = drawn.corrected.value;
            limitsOf[now] = drawn.limits;
            const rule = indexRule({
              floorPercentMicro: drawn.limits === null ? null : drawn.limits.floor * KRONE,
              capPercentMicro: drawn.limits === null ? null : drawn.limits.cap * KRONE,
            });
            life = step(life, now, { rule, values: index(...known) });
            let [numerator, denominator] = [base.ore, 1n];
            for (let to = base.year + 1; to <= now; to += 1) {
              const [a, b] = [known[to] ?? 0n, known[to - 1] ?? 0n];
              const limit = limitsOf[to] ?? null;
              const isBelow = limit !== null && a * 100n < b * (100n + limit.floor);
              const isAbove = limit !== null && a * 100n > b * (100n + limit.cap);
              const factor = isBelow ? [100n + limit.floor, 100n] : isAbove ? [100n + limit.cap, 100n] : [a, b];
              numerator *= factor[0] ?? 0n;
              denominator *= factor[1] ?? 1n;
            }
            expect(priceOn(life, dayOf(now))).toBe(((2n * numerator + denominator) / (2n * denominator)) * 10_000n);
            // To ask for the price that is in force agrees on nothing new: the line has no version of it.
            if (drawn.agreed !== null && drawn.agreed * 10_000n !== priceOn(life, dayOf(now))) {
              life = setPrice(life, civilDate(`${2026 + now}-07-01`), drawn.agreed * 10_000n);
              base = { ore: drawn.agreed, year: now };
            }
          }
        },
      ),
    );
  });
});
