import { describe, expect, test } from '@jest/globals';
import { civilDate } from '../calendar/calendar.ts';
import { arrearsFrom } from './arrears-from.ts';
import type { Claim } from './claim.ts';

/** An invoice of 100 øre that was due on a bank day, and paid on another if it was. */
function claim(dueOn: string, paidOn?: string): Claim {
  const openFrom = [{ from: civilDate(dueOn), openOre: 100n }];
  if (paidOn !== undefined) openFrom.push({ from: civilDate(paidOn), openOre: 0n });
  return { dueOn: civilDate(dueOn), openFrom };
}

describe('the connected period of arrears', () => {
  test.each<[string, readonly Claim[], string, string | null]>([
    ['there is none where nothing was due', [], '2026-03-10', null],
    ['there is none on the due day', [claim('2026-03-10')], '2026-03-10', null],
    ['begins the day after the due day', [claim('2026-03-10')], '2026-03-31', '2026-03-11'],
    ['is over on the day of the payment', [claim('2026-03-10', '2026-03-20')], '2026-03-20', null],
    [
      'goes on as long as any invoice is late',
      [claim('2026-01-05', '2026-02-10'), claim('2026-02-05', '2026-03-10'), claim('2026-03-05')],
      '2026-03-31',
      '2026-01-06',
    ],
    [
      'goes on where the one is paid on the first late day of the next',
      [claim('2026-02-05', '2026-03-06'), claim('2026-03-05')],
      '2026-03-31',
      '2026-02-06',
    ],
    [
      'is a new one after a day at whose end nothing was late',
      [claim('2026-02-05', '2026-03-05'), claim('2026-03-05')],
      '2026-03-31',
      '2026-03-06',
    ],
    [
      'begins anew with what was reopened',
      [
        {
          dueOn: civilDate('2026-02-05'),
          openFrom: [...claim('2026-02-05', '2026-02-05').openFrom, { from: civilDate('2026-03-17'), openOre: 100n }],
        },
      ],
      '2026-03-31',
      '2026-03-17',
    ],
    [
      'begins on the next bank day after a due day on which banks are closed',
      [claim('2026-03-14')],
      '2026-03-31',
      '2026-03-16',
    ],
  ])('%s', (_rule, claims, day, first) => {
    expect(arrearsFrom(claims, civilDate(day))).toBe(first);
    expect(arrearsFrom(claims.toReversed(), civilDate(day))).toBe(first);
  });
});
