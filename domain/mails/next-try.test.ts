import { describe, expect, test } from '@jest/globals';
import { planNextTry, TRIED_FOR_MS, waitForServerMs } from './next-try.ts';

const HOUR_MS = 3_600_000;

/** The waits between the tries of a mail that never gets through, until it is given up. */
function waitsOfAMail(): number[] {
  const waits: number[] = [];
  let [nowMs, tries] = [0, 0];
  let giveUpAtMs: number | null = null;
  for (;;) {
    tries += 1;
    const next = planNextTry({ tries, giveUpAtMs, nowMs });
    if (next === 'give_up') return waits;
    waits.push(next.nextTryAtMs - nowMs);
    ({ nextTryAtMs: nowMs, giveUpAtMs } = next);
  }
}

describe('a mail that does not get through', () => {
  test('is tried again at once and once more, then ever more slowly, at least every hour', () => {
    const waits = waitsOfAMail();
    expect(waits.slice(0, 6)).toEqual([1000, 3000, 30_000, 60_000, 120_000, 240_000]);
    expect(Math.max(...waits)).toBe(HOUR_MS);
  });

  test('is given up a week after its first try, which is the last moment at which it is tried', () => {
    const waits = waitsOfAMail();
    expect(waits.reduce((sum, wait) => sum + wait, 0)).toBe(TRIED_FOR_MS);
    expect(waits.length).toBeGreaterThan(7 * 24);
  });

  test('is tried though its week passed while nobody sent anything, and given up after that', () => {
    expect(planNextTry({ tries: 1, giveUpAtMs: null, nowMs: 30 * TRIED_FOR_MS })).toEqual({
      nextTryAtMs: 30 * TRIED_FOR_MS + 1000,
      giveUpAtMs: 31 * TRIED_FOR_MS,
    });
    expect(planNextTry({ tries: 2, giveUpAtMs: TRIED_FOR_MS, nowMs: 2 * TRIED_FOR_MS })).toBe('give_up');
  });
});

test('a mail server that is away is looked for every ten minutes at least', () => {
  expect([1, 2, 3, 4].map(waitForServerMs)).toEqual([1000, 3000, 30_000, 60_000]);
  expect(waitForServerMs(1000)).toBe(600_000);
});
