import { expect, test } from '@jest/globals';
import { createPace } from './pace.ts';

/** A pace by a clock that moves as far as is slept, and what was slept. */
function paceOf(perSecond: number) {
  const clock = { nowMs: 5000, slept: [] as number[] };
  const pace = createPace({
    perSecond,
    clock: () => clock.nowMs,
    sleep: (ms) => {
      clock.nowMs += ms;
      clock.slept.push(ms);
      return Promise.resolve();
    },
  });
  return { clock, pace };
}

test('mails go at the rate that is set, however many ask at once', async () => {
  const { clock, pace } = paceOf(20);
  for (let turn = 0; turn < 61; turn += 1) await pace.turn();
  // Three seconds for sixty steps, less what a late turn is made up for.
  expect(clock.nowMs - 5000).toBe(2900);
  expect(new Set(clock.slept)).toEqual(new Set([50]));
});

test('a pause is not made up for by a burst', async () => {
  const { clock, pace } = paceOf(2);
  await pace.turn();
  clock.nowMs += 60_000;
  clock.slept.length = 0;
  for (let turn = 0; turn < 3; turn += 1) await pace.turn();
  expect(clock.slept).toEqual([400, 500]);
});
