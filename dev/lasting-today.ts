import { setTimeout } from 'node:timers/promises';
import type { CivilDate } from '../domain/calendar/calendar.ts';
import { civilDateAt, dayBoundsMs } from '../domain/calendar/wake-up.ts';

const ZONE = 'Europe/Copenhagen';
const MINUTE_MS = 60_000;
/** Longer than any suite runs that asks, and than the demo. */
const LASTS_MINUTES = 5;

/**
 * Today in Copenhagen, by the clock that the API goes by, and sure to last for minutes more: shortly before midnight it waits for tomorrow. Says
 * nothing of the hour: what is due today may have been billed this night or not, so that no period may begin or end on it where that matters.
 */
export async function lastingToday(): Promise<CivilDate> {
  for (;;) {
    const nowMs = Date.now();
    const date = civilDateAt({ epochMs: nowMs, zone: ZONE });
    const leftMs = dayBoundsMs({ date, zone: ZONE }).untilMs - nowMs;
    if (leftMs > LASTS_MINUTES * MINUTE_MS) return date;
    await setTimeout(leftMs);
  }
}
