import { expect, test } from '@jest/globals';
import { FAILING_FOR_MS, isFailingTooLong, planNextDelivery, waitForEndpointMs } from './next-try.ts';

const HOUR_MS = 3_600_000;

test('a delivery is tried eleven times in four days, ever more slowly, and then no more', () => {
  let nowMs = 0;
  const triedAtMs = [nowMs];
  for (;;) {
    const next = planNextDelivery({ tries: triedAtMs.length, nowMs });
    if (next === 'abandon') break;
    expect(next - nowMs).toBeGreaterThanOrEqual(nowMs - (triedAtMs.at(-2) ?? nowMs));
    triedAtMs.push(next);
    nowMs = next;
  }
  expect(triedAtMs).toHaveLength(11);
  expect(triedAtMs[1]).toBe(5000);
  expect(nowMs).toBeGreaterThan(95 * HOUR_MS);
  expect(nowMs).toBeLessThanOrEqual(96 * HOUR_MS);
  // An endpoint that takes nothing is switched off before anything that waits for it is abandoned.
  expect(triedAtMs.at(-2)).toBeGreaterThan(FAILING_FOR_MS);
});

test('an endpoint fails for too long three days after its first failure since a success', () => {
  expect(isFailingTooLong({ failingSinceMs: null, nowMs: FAILING_FOR_MS * 2 })).toBe(false);
  expect(isFailingTooLong({ failingSinceMs: 1, nowMs: FAILING_FOR_MS })).toBe(false);
  expect(isFailingTooLong({ failingSinceMs: 1, nowMs: FAILING_FOR_MS + 1 })).toBe(true);
});

test('an endpoint that takes nothing is looked for after five seconds, and never more seldom than every five minutes', () => {
  expect([1, 2, 3, 4, 900].map(waitForEndpointMs)).toEqual([5000, 30_000, 60_000, 300_000, 300_000]);
});
