import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { oneOffLine, standingLine } from '../../tests/support/sample-facts.ts';
import { addDays, type CivilDate, civilDate, daysBetween } from '../calendar/calendar.ts';
import { type BillableLine, chargeLines, type ComposedLine, type StandingCharge } from './charge-lines.ts';
import type { ItemId } from '../identifiers/ids.ts';
import type { Language } from '../calendar/language.ts';
import type { Period } from '../calendar/period.ts';
import type { PeriodPlan } from '../subscriptions/plan-period.ts';
import { lineAmounts } from './pricing.ts';
import type { Share } from '../money/shares.ts';

const period = (from: string, to: string): Period => ({ from: civilDate(from), to: civilDate(to) });
const january = period('2026-01-01', '2026-01-31');
const wholeJanuary: PeriodPlan = { period: january, whole: january, share: null, free: false };

function charge(
  lines: readonly BillableLine[],
  {
    plan = wholeJanuary,
    issuedOn = plan.period.from,
    language = 'da',
  }: { plan?: PeriodPlan; issuedOn?: CivilDate; language?: Language } = {},
): ComposedLine[] {
  return chargeLines(lines, { plan, issuedOn, language });
}

const between = (from: string | null, to: string | null) => ({
  validFrom: from === null ? null : civilDate(from),
  validTo: to === null ? null : civilDate(to),
});
const idsOf = (lines: readonly ComposedLine[]) => lines.map((line) => line.standingLineId ?? line.oneOffLineId);
const kroner = (amount: bigint) => amount * 1_000_000n;

describe('a standing line that is not shared by days', () => {
  test('is charged as it stands on the first day of the period, for all of it', () => {
    const lines = [
      standingLine('over before', between(null, '2025-12-31')),
      standingLine('over within', { ...between('2025-06-01', '2026-01-01'), unitPriceMicro: kroner(100n) }),
      standingLine('from within', { ...between('2026-01-02', null), unitPriceMicro: kroner(200n) }),
    ];
    const charged = charge(lines);
    expect(idsOf(charged)).toEqual(['over within']);
    expect(charged).toMatchObject([{ netOre: 100_00n, share: null }]);
  });

  test('takes the price that its item has on the first day', () => {
    const prices = ['2026-01-01', '2026-01-02'].map((date, nth) => ({
      validFrom: civilDate(date),
      unitPriceMicro: kroner(BigInt(nth + 2)),
    }));
    const line = standingLine('l', { itemPrices: { unitPriceMicro: kroner(1n), prices } });
    expect(charge([line])).toMatchObject([{ unitPriceMicro: kroner(2n), netOre: 2_00n }]);
  });

  test('is charged the plan’s share of its price', () => {
    const plan = {
      ...wholeJanuary,
      period: period('2026-01-16', '2026-01-31'),
      share: { afterDays: 15, throughDays: 31, ofDays: 31 },
    };
    expect(charge([standingLine('l', { unitPriceMicro: kroner(310n) })], { plan })).toMatchObject([
      { netOre: 160_00n, share: plan.share },
    ]);
  });
});

const shared = (id: string, changes: Partial<StandingCharge>) =>
  standingLine(id, { prorated: true, unitPriceMicro: kroner(310n), ...changes });

describe('a standing line that is shared by days', () => {
  test('is charged for the days on which each version of it is in force', () => {
    const charged = charge([
      shared('old', between(null, '2026-01-10')),
      shared('new', { ...between('2026-01-11', null), unitPriceMicro: kroner(620n) }),
    ]);
    expect(charged).toMatchObject([
      { standingLineId: 'old', netOre: 100_00n, share: { afterDays: 0, throughDays: 10, ofDays: 31 } },
      { standingLineId: 'new', netOre: 420_00n, share: { afterDays: 10, throughDays: 31, ofDays: 31 } },
    ]);
  });

  test('is not charged where it is in force on none of the days', () => {
    const outside = [shared('before', between(null, '2025-12-31')), shared('after', between('2026-02-01', null))];
    expect(charge(outside)).toEqual([]);
    expect(charge([shared('first day', between(null, '2026-01-01'))])).toMatchObject([{ netOre: 10_00n }]);
    expect(charge([shared('last day', between('2026-01-31', null))])).toMatchObject([{ netOre: 10_00n }]);
  });

  test('follows its item from price to price, each for its days', () => {
    const prices = [
      { validFrom: civilDate('2025-01-01'), unitPriceMicro: kroner(310n) },
      { validFrom: civilDate('2026-01-21'), unitPriceMicro: kroner(620n) },
      { validFrom: civilDate('2026-02-01'), unitPriceMicro: kroner(930n) },
    ];
    const line = shared('l', { itemPrices: { unitPriceMicro: kroner(1n), prices } });
    expect(charge([line])).toMatchObject([
      { unitPriceMicro: kroner(310n), netOre: 200_00n },
      { unitPriceMicro: kroner(620n), netOre: 220_00n },
    ]);
  });

  test('tells in its text the days that it is charged for', () => {
    const text = '{{period.from}} til {{period.to}}';
    const texts = charge([
      shared('old', { ...between(null, '2026-01-10'), text }),
      shared('new', { ...between('2026-01-11', null), text }),
    ]).map((line) => line.text);
    expect(texts).toEqual(['1. januar 2026 til 10. januar 2026', '11. januar 2026 til 31. januar 2026']);
  });

  test('has its discount off the whole period, shared with it', () => {
    const halved = shared('l', { ...between(null, '2026-01-10'), discount: { kind: 'amount', amountOre: 155_00n } });
    expect(charge([halved])).toMatchObject([{ discountOre: 155_00n, netOre: 50_00n }]);
  });
});

describe('a one-off line', () => {
  test('is charged from its day on, by the day of issue, and whole even in a part of a period', () => {
    const line = oneOffLine('o', { chargeOn: civilDate('2026-01-15') });
    expect(charge([line], { issuedOn: civilDate('2026-01-14') })).toEqual([]);
    const plan = { ...wholeJanuary, share: { afterDays: 0, throughDays: 1, ofDays: 31 } };
    expect(charge([line], { plan, issuedOn: civilDate('2026-01-15') })).toMatchObject([
      { netOre: 50_00n, share: null },
    ]);
  });

  test('is charged in a period that is free, and standing lines are not', () => {
    const lines = [standingLine('l'), standingLine('shared', { prorated: true }), oneOffLine('o')];
    expect(idsOf(charge(lines, { plan: { ...wholeJanuary, free: true } }))).toEqual(['o']);
  });

  test('below zero is a rebate with its VAT code', () => {
    const rebate = oneOffLine('o', { unitPriceMicro: -kroner(20n), vatCode: 'exempt' });
    expect(charge([rebate])).toMatchObject([{ netOre: -20_00n, vatCode: 'exempt', vatRateBp: 0 }]);
  });
});

describe('a line', () => {
  test('goes by its item’s name in the debtor’s language where it has no text of its own', () => {
    const named = { itemId: 'i' as ItemId, itemNames: { da: 'Kontingent', en: 'Membership' } };
    const lines = [standingLine('l', { ...named, text: null }), standingLine('own', { ...named, text: 'Eget' })];
    expect(charge(lines, { language: 'en' }).map(({ text }) => text)).toEqual(['Membership', 'Eget']);
  });

  test('without text and item cannot be charged', () => {
    expect(() => charge([standingLine('l', { text: null })])).toThrow('neither a text nor an item');
  });

  test('keeps its place: lines are charged in the order in which they are given', () => {
    expect(idsOf(charge([oneOffLine('c'), standingLine('a'), oneOffLine('b')]))).toEqual(['c', 'a', 'b']);
  });
});

/** Some days of a whole period of up to 60 days, as a subscription that begins late or ends early has them. */
const anyPlan: fc.Arbitrary<PeriodPlan> = fc
  .tuple(fc.integer({ min: 1, max: 60 }), fc.nat({ max: 59 }), fc.nat({ max: 59 }))
  .map(([ofDays, one, other]) => {
    const afterDays = Math.min(one % ofDays, other % ofDays);
    const throughDays = Math.max(one % ofDays, other % ofDays) + 1;
    const whole = { from: january.from, to: addDays(january.from, ofDays - 1) };
    const days = { from: addDays(january.from, afterDays), to: addDays(january.from, throughDays - 1) };
    const isWhole = throughDays - afterDays === ofDays;
    return { period: days, whole, share: isWhole ? null : { afterDays, throughDays, ofDays }, free: false };
  });
/** Days on which something changes, from a month before the period to a month after it. */
const anyChanges = fc
  .uniqueArray(fc.integer({ min: -30, max: 90 }), { maxLength: 6 })
  .map((days) => days.toSorted((a, b) => a - b).map((nth) => addDays(january.from, nth)));
const anyPrice = fc.bigInt({ min: 0n, max: 10_000_000_000n });

/** The versions of one line, each in force from one change until the next: together on every day once. */
function versionsOf(changes: readonly CivilDate[], version: Partial<StandingCharge>): StandingCharge[] {
  return [null, ...changes].map((validFrom, nth) => {
    const next = changes[nth];
    return standingLine(`v${nth}`, { ...version, validFrom, validTo: next === undefined ? null : addDays(next, -1) });
  });
}

/** The days that are charged one after the other, as long as they follow each other without gap or overlap. */
function daysCharged(charged: readonly ComposedLine[], { whole }: PeriodPlan): Share | null {
  const ofDays = daysBetween({ from: whole.from, to: whole.to }) + 1;
  const shares = charged.map(({ share }) => share ?? { afterDays: 0, throughDays: ofDays, ofDays });
  if (shares.some(({ afterDays }, nth) => nth > 0 && afterDays !== shares[nth - 1]?.throughDays)) return null;
  return { afterDays: shares[0]?.afterDays ?? 0, throughDays: shares.at(-1)?.throughDays ?? 0, ofDays };
}

const daysOf = ({ period: { from, to }, whole }: PeriodPlan): Share => ({
  afterDays: daysBetween({ from: whole.from, to: from }),
  throughDays: daysBetween({ from: whole.from, to }) + 1,
  ofDays: daysBetween({ from: whole.from, to: whole.to }) + 1,
});

describe('whenever a line changes', () => {
  test('shared by days it is charged for each day once', () => {
    fc.assert(
      fc.property(anyPlan, anyChanges, (plan, changes) => {
        const charged = charge(versionsOf(changes, { prorated: true }), { plan });
        expect(daysCharged(charged, plan)).toEqual(daysOf(plan));
      }),
    );
  });

  test('shared by days and at one price it costs what it costs unchanged, to the øre', () => {
    fc.assert(
      fc.property(anyPlan, anyChanges, anyPrice, (plan, changes, unitPriceMicro) => {
        const version = { prorated: true, unitPriceMicro };
        const net = charge(versionsOf(changes, version), { plan }).reduce((sum, { netOre }) => sum + netOre, 0n);
        const { quantityMicro } = standingLine('l');
        expect(net).toBe(lineAmounts({ quantityMicro, unitPriceMicro, discount: null, share: plan.share }).netOre);
      }),
    );
  });

  test('not shared by days it is charged once, as the version of the first day', () => {
    fc.assert(
      fc.property(anyPlan, anyChanges, (plan, changes) => {
        const { from } = plan.period;
        const inForce = changes.filter((change) => change <= from).length;
        const charged = charge(versionsOf(changes, { prorated: false }), { plan });
        expect(charged).toMatchObject([{ standingLineId: `v${inForce}`, share: plan.share }]);
      }),
    );
  });

  test('with its item’s price, shared by days, each day is charged once at the price of that day', () => {
    fc.assert(
      fc.property(anyPlan, anyChanges, (plan, changes) => {
        const prices = changes.map((validFrom, nth) => ({ validFrom, unitPriceMicro: kroner(BigInt(nth + 1)) }));
        const line = standingLine('l', { prorated: true, itemPrices: { unitPriceMicro: 0n, prices } });
        const charged = charge([line], { plan });
        expect(daysCharged(charged, plan)).toEqual(daysOf(plan));
        const firstPrice = changes.filter((change) => change <= plan.period.from).length;
        expect(charged.map(({ unitPriceMicro }) => unitPriceMicro)).toEqual(
          charged.map((_line, nth) => kroner(BigInt(firstPrice + nth))),
        );
      }),
    );
  });
});
