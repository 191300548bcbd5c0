import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { SAMPLE_RATES } from '../../tests/support/sample-arrears.ts';
import { type CivilDate, addDays, civilDate, daysBetween } from '../calendar/calendar.ts';
import { isBankDay } from '../calendar/bank-days.ts';
import { divideHalfAwayFromZero } from '../money/decimal.ts';
import type { Claim } from './claim.ts';
import { type Interest, reckonInterest } from './interest.ts';
import type { DayCount } from './reminder-words.ts';

/** A claim of which so much was open from its due day on, and of which that changed on further days. */
function claim(dueOn: string, openOre: bigint, changes: readonly (readonly [string, bigint])[] = []): Claim {
  const openFrom = [[dueOn, openOre] as const, ...changes];
  return {
    dueOn: civilDate(dueOn),
    openFrom: openFrom.map(([from, ore]) => ({ from: civilDate(from), openOre: ore })),
  };
}

function reckon(given: Claim, through: string, dayCount: DayCount = 'actual/365'): Interest & { kind: 'reckoned' } {
  const interest = reckonInterest(given, { through: civilDate(through), dayCount, rates: SAMPLE_RATES });
  if (interest.kind !== 'reckoned') throw new Error(`no rate of ${interest.halfYears.join(', ')}`);
  return interest;
}

const spansOf = ({ spans }: { spans: readonly { days: number; rateBp: number }[] }) =>
  spans.map(({ days, rateBp }) => [days, rateBp]);

// The rule's vectors, by their numbers: principal, due, reckoned, days with their rates and interest by both day counts.
describe.each<[string, bigint, string, string, [[number, number][], bigint], [[number, number][], bigint]]>([
  ['1: a month within a half-year', 747_50n, '2026-03-31', '2026-04-30', [[[30, 975]], 5_99n], [[[30, 975]], 6_07n]],
  ['2: over the end of February', 1000_00n, '2026-02-01', '2026-03-03', [[[30, 975]], 8_01n], [[[32, 975]], 8_67n]],
  [
    '3: over 1 July, each day at the rate of its half-year',
    10000_00n,
    '2025-06-01',
    '2025-08-01',
    [
      [
        [29, 1075],
        [32, 975],
      ],
      170_89n,
    ],
    [
      [
        [29, 1075],
        [31, 975],
      ],
      170_56n,
    ],
  ],
  [
    '5: a whole year, in which both day counts agree',
    5000_00n,
    '2025-06-30',
    '2026-06-30',
    [
      [
        [184, 975],
        [181, 975],
      ],
      487_50n,
    ],
    [
      [
        [180, 975],
        [180, 975],
      ],
      487_50n,
    ],
  ],
  ['7: over a leap day', 10000_00n, '2024-02-28', '2024-03-01', [[[2, 1175]], 6_44n], [[[3, 1175]], 9_79n]],
])('vector %s', (_rule, openOre, dueOn, through, [actualDays, actualOre], [equalDays, equalOre]) => {
  test('by the calendar and 365 days a year', () => {
    const interest = reckon(claim(dueOn, openOre), through);
    expect([spansOf(interest), interest.interestOre]).toEqual([actualDays, actualOre]);
  });

  test('by months of thirty days', () => {
    const interest = reckon(claim(dueOn, openOre), through, '30/360');
    expect([spansOf(interest), interest.interestOre]).toEqual([equalDays, equalOre]);
  });
});

const inEqualMonths = (day: string) => reckon(claim('2026-01-15', 3600_00n), day, '30/360').interestOre;

describe('the days that bear interest', () => {
  test('begin the day after the due day, and end with the day of reckoning', () => {
    const [span] = reckon(claim('2026-03-10', 1000_00n), '2026-03-12').spans;
    expect(span).toMatchObject({ from: '2026-03-11', to: '2026-03-12', days: 2 });
  });

  test.each(['2026-03-09', '2026-03-10'])('are none through the due day: %s', (through) => {
    expect(reckon(claim('2026-03-10', 1000_00n), through)).toEqual({ kind: 'reckoned', interestOre: 0n, spans: [] });
  });

  test('a payment on the due day is in time', () => {
    expect(reckon(claim('2026-03-10', 0n), '2026-12-31').spans).toEqual([]);
  });

  test('a payment on the next bank day after a due day on which banks are closed is in time', () => {
    const paidOnMonday = claim('2026-03-14', 1000_00n, [['2026-03-16', 0n]]);
    expect(reckon(paidOnMonday, '2026-12-31').spans).toEqual([]);
  });

  test('begin with that bank day where it was not paid then: due on a Saturday, paid on Tuesday', () => {
    const paidOnTuesday = claim('2026-03-14', 1000_00n, [['2026-03-17', 0n]]);
    expect(reckon(paidOnTuesday, '2026-12-31').spans).toMatchObject([
      { from: '2026-03-16', to: '2026-03-16', days: 1 },
    ]);
  });

  test('begin after Easter for what was due on Maundy Thursday', () => {
    expect(reckon(claim('2026-04-02', 1000_00n), '2026-04-30').spans).toMatchObject([{ from: '2026-04-07' }]);
  });

  test('29 February is a day as any other', () => {
    const [before, leap] = ['2024-02-28', '2024-02-29'].map((day) => reckon(claim('2024-01-31', 36500_00n), day));
    expect((leap?.interestOre ?? 0n) - (before?.interestOre ?? 0n)).toBe(11_75n);
  });

  test('by months of thirty days the 31st counts as the 30th', () => {
    expect(inEqualMonths('2026-01-31')).toBe(inEqualMonths('2026-01-30'));
    expect(inEqualMonths('2026-02-01')).toBeGreaterThan(inEqualMonths('2026-01-31'));
  });

  test('are not those on which the creditor hindered the payment', () => {
    const hinderedDays = [{ from: civilDate('2026-03-12'), to: civilDate('2026-03-14') }];
    const { spans } = reckon({ ...claim('2026-03-10', 1000_00n), hinderedDays }, '2026-03-16');
    expect(spans).toMatchObject([
      { from: '2026-03-11', to: '2026-03-11', days: 1 },
      { from: '2026-03-15', to: '2026-03-16', days: 2 },
    ]);
  });
});

describe('what bears interest', () => {
  test('is what was open at the end of each day', () => {
    const { spans } = reckon(claim('2026-03-10', 1000_00n, [['2026-03-13', 400_00n]]), '2026-03-14');
    expect(spans).toMatchObject([
      { to: '2026-03-12', openOre: 1000_00n },
      { from: '2026-03-13', openOre: 400_00n },
    ]);
  });

  test('is open again from the day on which the bank took a payment back', () => {
    const { spans } = reckon(claim('2026-03-10', 0n, [['2026-04-10', 1000_00n]]), '2026-04-11');
    expect(spans).toMatchObject([{ from: '2026-04-10', to: '2026-04-11', days: 2 }]);
  });

  test('cannot be said where it is not told what was open', () => {
    const untold = { dueOn: civilDate('2026-03-10'), openFrom: [] };
    expect(() => reckon(untold, '2026-03-12')).toThrow(RangeError);
  });
});

describe('a half-year without a rate', () => {
  const rates = SAMPLE_RATES.filter(({ from }) => from !== '2026-07-01');
  const given = { dayCount: 'actual/365', rates } as const;

  test('makes the interest unknown, and says which it is', () => {
    const interest = reckonInterest(claim('2026-06-01', 1000_00n), { ...given, through: civilDate('2027-02-01') });
    expect(interest).toEqual({ kind: 'rate_missing', halfYears: ['2026-07-01'] });
  });

  test('is not asked for where nothing was open in it', () => {
    const paid = claim('2026-06-01', 1000_00n, [['2026-06-20', 0n]]);
    expect(reckonInterest(paid, { ...given, through: civilDate('2027-02-01') }).kind).toBe('reckoned');
  });
});

test('the exact sum of all spans is rounded once, a half up', () => {
  // 73 øre at 10 per cent for 25 days are half an øre; of 12 days and of 13 they are less and more than a quarter.
  const rates = [{ from: civilDate('2026-01-01'), rateBp: 200 }];
  const given = { through: civilDate('2026-03-31'), dayCount: 'actual/365', rates } as const;
  const dueOn = '2026-02-09';
  expect(reckonInterest(claim(dueOn, 36n), given)).toMatchObject({ interestOre: 0n });
  const half = claim(dueOn, 73n, [['2026-03-07', 0n]]);
  expect(reckonInterest(half, given)).toMatchObject({ interestOre: 1n, spans: [{ days: 25 }] });
  const halves = claim(dueOn, 73n, [
    ['2026-02-22', 0n],
    ['2026-03-01', 73n],
    ['2026-03-14', 0n],
  ]);
  expect(reckonInterest(halves, given)).toMatchObject({ interestOre: 1n, spans: [{ days: 12 }, { days: 13 }] });
});

const anyDay = fc.integer({ min: 0, max: 700 }).map((after) => addDays(civilDate('2025-01-01'), after));
const anyClaim = fc
  .record({
    dueOn: anyDay,
    openOre: fc.bigInt({ min: 0n, max: 10_000_000n }),
    changes: fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 300 }), fc.bigInt({ min: 0n, max: 10_000_000n })), {
      selector: ([after]) => after,
      maxLength: 5,
    }),
    hindered: fc.array(fc.tuple(anyDay, fc.integer({ min: 0, max: 60 })), { maxLength: 2 }),
  })
  .map(({ dueOn, openOre, changes, hindered }): Claim => {
    const openFrom = [[0, openOre] as const, ...changes.toSorted(([one], [other]) => one - other)];
    return {
      dueOn,
      openFrom: openFrom.map(([after, ore]) => ({ from: addDays(dueOn, after), openOre: ore })),
      hinderedDays: hindered.map(([from, days]) => ({ from, to: addDays(from, days) })),
    };
  });
const anyDayCount = fc.constantFrom<DayCount>('actual/365', '30/360');

/** How many days of interest the day is, told day by day. */
function weightOf(day: CivilDate, dayCount: DayCount): bigint {
  if (dayCount === 'actual/365') return 1n;
  if (day.endsWith('-31')) return 0n;
  if (!day.endsWith('-03-01')) return 1n;
  return addDays(day, -1).endsWith('-29') ? 2n : 3n;
}

/** The interest reckoned day by day, as the law says it. */
function reckonByDays({ dueOn, openFrom, hinderedDays = [] }: Claim, through: CivilDate, dayCount: DayCount): bigint {
  let exact = 0n;
  let canPay = isBankDay(dueOn);
  for (let day = addDays(dueOn, 1); day <= through; day = addDays(day, 1)) {
    canPay ||= isBankDay(day);
    const openOre = openFrom.filter(({ from }) => from <= day).at(-1)?.openOre ?? 0n;
    const isHindered = hinderedDays.some(({ from, to }) => from <= day && day <= to);
    const rateBp = SAMPLE_RATES.filter(({ from }) => from <= day).at(-1)?.rateBp ?? 0;
    if (canPay && !isHindered) exact += openOre * weightOf(day, dayCount) * BigInt(rateBp + 800);
  }
  return divideHalfAwayFromZero(exact, dayCount === 'actual/365' ? 3_650_000n : 3_600_000n);
}

describe('of any claim', () => {
  test('the spans come to what day after day comes to', () => {
    fc.assert(
      fc.property(anyClaim, anyDay, anyDayCount, (given, through, dayCount) => {
        expect(reckon(given, through, dayCount).interestOre).toBe(reckonByDays(given, through, dayCount));
      }),
    );
  });

  test('no day bears two rates, and each the one of its half-year', () => {
    fc.assert(
      fc.property(anyClaim, anyDay, anyDayCount, (given, through, dayCount) => {
        const { spans } = reckon(given, through, dayCount);
        for (const [nth, { from, to, rateFrom }] of spans.entries()) {
          const before = spans[nth - 1];
          expect(before === undefined || before.to < from).toBe(true);
          expect(rateFrom <= from && from <= to && to <= through).toBe(true);
          expect(daysBetween({ from: rateFrom, to })).toBeLessThan(184);
          expect(to.slice(0, 4)).toBe(rateFrom.slice(0, 4));
          expect(to.slice(5) > '06-30').toBe(rateFrom.endsWith('-07-01'));
        }
      }),
    );
  });

  test('interest never falls as days pass', () => {
    fc.assert(
      fc.property(anyClaim, anyDay, anyDayCount, (given, through, dayCount) => {
        const [today, tomorrow] = [through, addDays(through, 1)].map((day) => reckon(given, day, dayCount).interestOre);
        expect((tomorrow ?? 0n) >= (today ?? 0n)).toBe(true);
      }),
    );
  });
});
