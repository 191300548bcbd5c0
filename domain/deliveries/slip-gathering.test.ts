import { expect, test } from '@jest/globals';
import { nextSlipGatheringMs } from './slip-gathering.ts';

const zone = 'Europe/Copenhagen';
const next = (afterMs: number) => new Date(nextSlipGatheringMs({ afterMs, zone })).toISOString();

test('slips are gathered at eight in the morning of each bank day, local time', () => {
  // Thursday 3 December 2026 and the day after.
  expect(next(Date.UTC(2026, 11, 3, 6, 59, 59, 999))).toBe('2026-12-03T07:00:00.000Z');
  expect(next(Date.UTC(2026, 11, 3, 7))).toBe('2026-12-04T07:00:00.000Z');
  expect(next(Date.UTC(2026, 5, 2, 7))).toBe('2026-06-03T06:00:00.000Z');
});

test('no slips are gathered at a weekend or where banks are closed', () => {
  expect(next(Date.UTC(2026, 11, 4, 7))).toBe('2026-12-07T07:00:00.000Z');
  expect(next(Date.UTC(2026, 11, 23, 7))).toBe('2026-12-28T07:00:00.000Z');
});
