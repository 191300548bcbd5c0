import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { addDays, addMonths, firstOfMonth } from '../../domain/calendar/calendar.ts';
import { civilDateAt, dayBoundsMs } from '../../domain/calendar/wake-up.ts';

// The one home of the clock in tests: clock-reads.test.ts holds all others to it.

export { lastingToday } from '../../dev/lasting-today.ts';

const ZONE = 'Europe/Copenhagen';
const MINUTE_MS = 60_000;
const NOON_MS = 12 * 60 * MINUTE_MS;
/** A Wednesday in a month of 31 days, no bank holiday near, after the night's billing. From here on a suite's days are the same whenever it runs. */
const SKIPPING_STARTS_AT = '2040-10-10T12:00:00+02:00';

/** This moment, in milliseconds since 1970: for what happens now, whatever day that is. */
export function currentMs(): number {
  return Date.now();
}

/**
 * Where a suite's own server, whose time skips, begins: on a fixed day far ahead, or, where the suite asks an API as well, which goes by the real
 * clock and takes nothing more than two years ahead, at noon of the tenth of a coming month.
 */
export type Beginning = 'fixed day' | 'coming tenth';

/** Skips to where the suite begins. @throws Error where the fixed day has passed: it needs a later one. */
export async function skipToBeginning(environment: TestWorkflowEnvironment, beginning: Beginning): Promise<void> {
  const atMs = await environment.currentTimeMs();
  const leftMs = (beginning === 'fixed day' ? Date.parse(SKIPPING_STARTS_AT) : comingTenthMs(atMs)) - atMs;
  if (leftMs < 0) throw new Error(`${SKIPPING_STARTS_AT} has passed: choose a later day that is like it`);
  await environment.sleep(leftMs);
}

function comingTenthMs(atMs: number): number {
  const first = firstOfMonth(civilDateAt({ epochMs: atMs, zone: ZONE }));
  return dayBoundsMs({ date: addDays(addMonths(first, 1), 9), zone: ZONE }).fromMs + NOON_MS;
}
