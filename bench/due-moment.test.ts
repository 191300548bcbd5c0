import { expect, test } from '@jest/globals';
import { billingInstantMs } from '../domain/calendar/wake-up.ts';
import { dueMomentFrom, idsDueAt } from './due-moment.ts';

const HOUR_MS = 3_600_000;
const NOON_MS = Date.UTC(2026, 10, 30, 12);
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

test.each(HOURS)(
  '%i hours after noon there is a zone in whose night subscriptions wake at that very second',
  (hour) => {
    const fromMs = NOON_MS + hour * HOUR_MS + 59 * 60_000 + 1;
    const due = dueMomentFrom(fromMs);
    expect(due.epochMs - fromMs).toBe(999);
    const ids = idsDueAt(due, 2);
    expect(new Set(ids).size).toBe(2);
    const wakeAt = (subscriptionId: string) =>
      billingInstantMs({ date: due.startOn, zone: due.timeZone, subscriptionId });
    expect(ids.map(wakeAt)).toEqual([due.epochMs, due.epochMs]);
  },
);
