import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { adjustmentText, billedDifference } from './billed-difference.ts';
import { addDays, type CivilDate, civilDate, daysBetween } from '../calendar/calendar.ts';
import { changeLine, endLine, type LineChange } from './change-line.ts';
import { chargeLines, type StandingCharge } from './charge-lines.ts';
import type { ItemId, LineId } from '../identifiers/ids.ts';
import { periodAt, periodIndexOf, type Schedule } from '../subscriptions/periods.ts';
import { type PeriodPlan, planPeriod } from '../subscriptions/plan-period.ts';

const schedule: Schedule = { start: civilDate('2026-01-01'), interval: { unit: 'month', count: 1 } };
const PERIODS = 6;
const rules = { firstPartial: 'proportional', lastPartial: 'proportional' } as const;

function counter(): () => LineId {
  let made = 0;
  return () => `new-${(made += 1)}` as LineId;
}

function line(changes: Partial<StandingCharge> = {}): StandingCharge {
  return {
    kind: 'standing',
    standingLineId: 'first' as LineId,
    position: 1,
    sets: [],
    itemId: null,
    itemNames: null,
    text: 'Kontingent',
    quantityMicro: 1_000_000n,
    unitPriceMicro: 100_000_000n,
    vatCode: 'standard',
    itemPrices: null,
    discount: null,
    validFrom: null,
    validTo: null,
    prorated: false,
    ...changes,
  };
}

const periodOf = (on: CivilDate) => periodAt(schedule, periodIndexOf(schedule, on));

/** A change, or the end of the line, as a step from versions to versions. */
type Step = (versions: readonly StandingCharge[]) => StandingCharge[];

function change(on: CivilDate, what: LineChange): Step {
  const newId = counter();
  return (versions) => {
    const changed = changeLine(versions, { change: what, on, period: periodOf(on), newId });
    if (changed === null) throw new Error(`nothing is in force on ${on}`);
    return changed;
  };
}

const end =
  (on: CivilDate): Step =>
  (versions) =>
    endLine(versions, { on, period: periodOf(on), newId: counter() }) ?? [];

function planOf(index: number): PeriodPlan {
  const plan = planPeriod(schedule, { index, bounds: { from: null, to: null }, rules });
  if (plan === null) throw new Error('every period of this schedule has days');
  return plan;
}

const charged = (versions: readonly StandingCharge[], index: number) =>
  chargeLines(versions, { plan: planOf(index), issuedOn: periodAt(schedule, index).to, language: 'da' });

/** What tells versions apart, but for their ids, which are new ones each time. */
const content = (versions: readonly StandingCharge[]) =>
  versions.map(({ standingLineId: _id, sets, ...rest }) => ({ ...rest, sets: sets.toSorted() }));

const dayNumber = fc.integer({ min: 0, max: 150 });
const dayAfter = (days: number) => addDays(schedule.start, days);
const first = fc.record({ prorated: fc.boolean() }).map((changes) => line(changes));

describe('a change to a standing line', () => {
  test('on whichever day, to a line shared by days or not: each day of every period is charged once', () => {
    fc.assert(
      fc.property(first, fc.array(dayNumber, { minLength: 1, maxLength: 4 }), (before, days) => {
        // Another text changes nothing in what is charged: the parts must add up to the whole.
        const versions = days.reduce<readonly StandingCharge[]>(
          (kept, day, index) => change(dayAfter(day), { text: `Tekst ${index}` })(kept),
          [before],
        );
        for (let index = 0; index < PERIODS; index += 1) {
          const parts = charged(versions, index);
          expect(parts.reduce((sum, { netOre }) => sum + netOre, 0n)).toBe(10_000n);
          const ofDays = daysBetween(periodAt(schedule, index)) + 1;
          const shares = parts.map(({ share }) => share ?? { afterDays: 0, throughDays: ofDays, ofDays });
          expect(shares.map(({ afterDays }) => afterDays)).toEqual([
            0,
            ...shares.slice(0, -1).map(({ throughDays }) => throughDays),
          ]);
          expect(shares.at(-1)?.throughDays).toBe(ofDays);
        }
      }),
    );
  });

  test('what was billed and the difference add up to what the days cost at the two prices', () => {
    fc.assert(
      fc.property(first, dayNumber, fc.bigInt({ min: 0n, max: 10n ** 9n }), (before, day, unitPriceMicro) => {
        const on = dayAfter(day);
        const plan = planOf(periodIndexOf(schedule, on));
        const after = change(on, { unitPriceMicro })([before]);
        const difference = billedDifference({ before: [before], after, plan });
        const net = charged(after, periodIndexOf(schedule, on)).reduce((sum, { netOre }) => sum + netOre, 0n);
        expect(10_000n + difference).toBe(net);
      }),
    );
  });

  test('counts from its day on, and the price before it for the days before', () => {
    const versions = change(civilDate('2026-01-11'), { unitPriceMicro: 131_000_000n })([line()]);
    expect(charged(versions, 0).map(({ netOre, share }) => [netOre, share?.afterDays, share?.throughDays])).toEqual([
      [3226n, 0, 10],
      [8874n, 10, 31],
    ]);
    expect(charged(versions, 1).map(({ netOre }) => netOre)).toEqual([13_100n]);
    expect(billedDifference({ before: [line()], after: versions, plan: planOf(0) })).toBe(8874n - 6774n);
  });

  test('splits a line that is not shared by days in the period of the change alone', () => {
    const versions = change(civilDate('2026-02-11'), { quantityMicro: 2_000_000n })([line()]);
    expect(
      versions.map(({ validFrom, validTo, prorated, quantityMicro }) => [validFrom, validTo, prorated, quantityMicro]),
    ).toEqual([
      [null, '2026-01-31', false, 1_000_000n],
      ['2026-02-01', '2026-02-10', true, 1_000_000n],
      ['2026-02-11', '2026-02-28', true, 2_000_000n],
      ['2026-03-01', null, false, 2_000_000n],
    ]);
    expect(versions[0]?.standingLineId).toBe('first');
  });

  test('on the first day of a period shares nothing, and a line begins on no other day than before', () => {
    const versions = change(civilDate('2026-02-01'), { text: 'Andet' })([line()]);
    expect(versions.map(({ validFrom, validTo, prorated }) => [validFrom, validTo, prorated])).toEqual([
      [null, '2026-01-31', false],
      ['2026-02-01', null, false],
    ]);
  });

  test('on the first day of a version takes its place', () => {
    const once = change(civilDate('2026-02-01'), { unitPriceMicro: 1n })([line()]);
    const twice = change(civilDate('2026-02-01'), { unitPriceMicro: 2n })(once);
    expect(twice.map(({ unitPriceMicro }) => unitPriceMicro)).toEqual([100_000_000n, 2n]);
  });

  test('counts until a later change of the same field, and beyond a later change of another', () => {
    const later = change(civilDate('2026-04-01'), { unitPriceMicro: 300_000_000n })([line()]);
    const versions = change(civilDate('2026-02-01'), { unitPriceMicro: 200_000_000n, text: 'Ny tekst' })(later);
    expect(versions.map(({ validFrom, unitPriceMicro, text }) => [validFrom, unitPriceMicro, text])).toEqual([
      [null, 100_000_000n, 'Kontingent'],
      ['2026-02-01', 200_000_000n, 'Ny tekst'],
      ['2026-04-01', 300_000_000n, 'Ny tekst'],
    ]);
  });

  test('two changes on different days come to the same versions in either order, and so do a change and an end', () => {
    const changes = fc.record(
      {
        unitPriceMicro: fc.bigInt({ min: 0n, max: 10n ** 9n }),
        quantityMicro: fc.bigInt({ min: 1n, max: 10n ** 9n }),
        text: fc.string({ minLength: 1, maxLength: 5 }),
        discount: fc.constant(null),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(first, dayNumber, dayNumber, changes, changes, fc.boolean(), (before, one, other, a, b, ends) => {
        fc.pre(one !== other);
        const earlier = change(dayAfter(Math.min(one, other)), a);
        const later = ends ? end(dayAfter(Math.max(one, other))) : change(dayAfter(Math.max(one, other)), b);
        expect(content(later(earlier([before])))).toEqual(content(earlier(later([before]))));
      }),
      { numRuns: 500 },
    );
  });

  test('gives a line that followed its item a price of its own', () => {
    const itemPrices = { unitPriceMicro: 5n, prices: [] };
    const follower = line({ itemId: 'i' as ItemId, itemPrices });
    const priced = change(civilDate('2026-02-01'), { unitPriceMicro: 7n })([follower]);
    expect(priced.map((version) => [version.itemPrices, version.unitPriceMicro])).toEqual([
      [itemPrices, 100_000_000n],
      [null, 7n],
    ]);
    const counted = change(civilDate('2026-02-01'), { quantityMicro: 2n })([follower]);
    expect(counted.map((version) => version.itemPrices)).toEqual([itemPrices, itemPrices]);
  });

  test('is none where the line is not in force on that day', () => {
    const versions = [line({ validFrom: civilDate('2026-02-01'), validTo: civilDate('2026-03-31') })];
    for (const day of ['2026-01-31', '2026-04-01']) {
      const on = civilDate(day);
      const asked = { on, period: periodOf(on), newId: counter() };
      expect(changeLine(versions, { ...asked, change: { text: 'x' } })).toBeNull();
      expect(endLine(versions, asked)).toBeNull();
    }
  });

  test('of a line that was valid for the first days of the period alone still leaves all of it charged', () => {
    const versions = change(civilDate('2026-01-05'), { text: 'x' })([line({ validTo: civilDate('2026-01-10') })]);
    expect(charged(versions, 0).reduce((sum, { netOre }) => sum + netOre, 0n)).toBe(10_000n);
    expect(charged(versions, 1)).toEqual([]);
  });
});

describe('the end of a line', () => {
  test('within a period charges its days through that one and no more', () => {
    const versions = end(civilDate('2026-02-14'))([line()]);
    expect(charged(versions, 0).map(({ netOre }) => netOre)).toEqual([10_000n]);
    expect(charged(versions, 1).map(({ netOre }) => netOre)).toEqual([5000n]);
    expect(charged(versions, 2)).toEqual([]);
    expect(billedDifference({ before: [line()], after: versions, plan: planOf(1) })).toBe(-5000n);
  });

  test('with a period takes what was to change later away', () => {
    const changed = change(civilDate('2026-04-01'), { text: 'x' })([line()]);
    expect(end(civilDate('2026-02-28'))(changed).map(({ validTo }) => validTo)).toEqual(['2026-02-28']);
  });
});

test('the text of a difference names the days and the line in the debtor’s language, its placeholders filled in', () => {
  const days = { from: civilDate('2026-01-11'), to: civilDate('2026-01-31') };
  const named = line({ text: 'Leje {{month}}' });
  expect(adjustmentText(named, { days, language: 'da' })).toBe(
    'Regulering 11. januar 2026 til 31. januar 2026: Leje januar',
  );
  const item = line({ text: null, itemId: 'i' as ItemId, itemNames: { da: 'Leje', en: 'Rent' } });
  expect(adjustmentText(item, { days, language: 'en' })).toBe('Adjustment 11 January 2026 to 31 January 2026: Rent');
  expect(adjustmentText(line({ text: 'x'.repeat(500) }), { days, language: 'en' })).toHaveLength(500);
});
