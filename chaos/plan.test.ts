import { expect, test } from '@jest/globals';
import { FAULT_KINDS } from './fault-kinds.ts';
import { planRun } from './plan.ts';

const LONG = { seed: 7, periods: 1000, faults: 64, lastsMs: 480_000 };
const SHORT = { seed: 7, periods: 40, faults: 8, lastsMs: 15_000 };

test('the same seed gives the same plan, and another seed another', () => {
  expect(planRun(LONG)).toEqual(planRun(LONG));
  expect(planRun({ ...LONG, seed: 8 })).not.toEqual(planRun(LONG));
});

test.each([LONG, SHORT, { ...SHORT, periods: 1, faults: 0 }])(
  'a plan has the faults that are asked for, and as many periods or more: %j',
  (options) => {
    const { faults, subscriptions } = planRun(options);
    expect(faults).toHaveLength(options.faults);
    const periods = subscriptions.reduce(
      (sum, one) => sum + (one.kind === 'group' ? one.periods * one.members : one.periods),
      0,
    );
    expect(periods).toBeGreaterThanOrEqual(options.periods);
    for (const { atMs } of [...faults, ...subscriptions]) {
      expect(atMs).toBeGreaterThanOrEqual(0);
      expect(atMs).toBeLessThanOrEqual(options.lastsMs);
    }
  },
);

test('a long run has each kind of fault, and a short one none that lasts longer than itself', () => {
  expect(new Set(planRun(LONG).faults.map(({ kind }) => kind.name)).size).toBe(FAULT_KINDS.length);
  for (let seed = 1; seed <= 50; seed += 1) {
    expect(planRun({ ...SHORT, seed }).faults.every(({ kind }) => kind.isQuick)).toBe(true);
  }
});

test('each file of what is gathered meets a fault of the SFTP server', () => {
  const { faults, deliveriesAtMs } = planRun(LONG);
  for (const { kind, atMs, forMs } of faults) {
    if (kind.target !== 'sftp') continue;
    expect(deliveriesAtMs.some((deliveredMs) => deliveredMs >= atMs && deliveredMs <= atMs + forMs)).toBe(true);
  }
});
