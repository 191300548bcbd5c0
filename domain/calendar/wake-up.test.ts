import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { type CivilDate, addDays, civilDate } from './calendar.ts';
import {
  BILLING_WINDOW_SECONDS,
  billingInstantMs,
  civilDateAt,
  createBillingClocks,
  dayBoundsMs,
  isTimeZone,
} from './wake-up.ts';

const zone = 'Europe/Copenhagen';
const SPRING = civilDate('2026-03-29');
const AUTUMN = civilDate('2026-10-25');

function offsetSeconds(date: CivilDate, subscriptionId: string, localMidnight: string): number {
  return (billingInstantMs({ date, zone, subscriptionId }) - Date.parse(localMidnight)) / 1000;
}

/** An id of which the billing second, counted from 00:05, lies in the range. */
function idWithin(fromSeconds: number, toSeconds: number): string {
  const ids = Array.from({ length: 1000 }, (_unused, index) => `subscription-${index}`);
  const id = ids.find((one) => {
    const seconds = offsetSeconds(civilDate('2026-06-01'), one, '2026-05-31T22:05:00Z');
    return seconds >= fromSeconds && seconds < toSeconds;
  });
  if (id === undefined) throw new Error('no id in the range');
  return id;
}

// 02:00 to 03:00 is left out in spring and exists twice in autumn; counted from 00:05.
const inTheHour = idWithin(115 * 60, 175 * 60);
const beforeTheHour = idWithin(0, 115 * 60);
const afterTheHour = idWithin(175 * 60, BILLING_WINDOW_SECONDS);

describe('the billing moment', () => {
  test('never changes for an id: it is part of what a running workflow relies on', () => {
    // FNV-1a of "a" is 0xe40c292c: 12,220 of 18,000 seconds after 00:05.
    expect(new Date(billingInstantMs({ date: civilDate('2026-06-01'), zone, subscriptionId: 'a' })).toISOString()).toBe(
      '2026-06-01T01:28:40.000Z',
    );
  });

  test('lies between 00:05 and 05:05 of the civil date, on a whole second, in winter and in summer', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        for (const [date, midnight] of [
          ['2026-01-15', '2026-01-14T23:05:00Z'],
          ['2026-07-15', '2026-07-14T22:05:00Z'],
        ] as const) {
          const seconds = offsetSeconds(civilDate(date), id, midnight);
          expect(Number.isInteger(seconds) && seconds >= 0 && seconds < BILLING_WINDOW_SECONDS).toBe(true);
        }
      }),
    );
  });

  test('is spread over the whole window', () => {
    const tenths = new Set(
      Array.from({ length: 500 }, (_unused, index) =>
        Math.floor(
          (offsetSeconds(civilDate('2026-06-01'), `s${index}`, '2026-05-31T22:05:00Z') * 10) / BILLING_WINDOW_SECONDS,
        ),
      ),
    );
    expect(tenths.size).toBe(10);
  });

  test.each([
    ['before it', beforeTheHour, '2026-03-28T23:05:00Z'],
    ['in it: it moves forward by the hour left out', inTheHour, '2026-03-28T23:05:00Z'],
    ['after it', afterTheHour, '2026-03-28T22:05:00Z'],
  ])('on the night that leaves an hour out, %s', (_where, id, origin) => {
    const usual = offsetSeconds(civilDate('2026-06-01'), id, '2026-05-31T22:05:00Z');
    expect(offsetSeconds(SPRING, id, origin)).toBe(usual);
  });

  test.each([
    ['before it', beforeTheHour, '2026-10-24T22:05:00Z'],
    ['in it: the first of the two', inTheHour, '2026-10-24T22:05:00Z'],
    ['after it', afterTheHour, '2026-10-24T23:05:00Z'],
  ])('on the night that has an hour twice, %s', (_where, id, origin) => {
    const usual = offsetSeconds(civilDate('2026-06-01'), id, '2026-05-31T22:05:00Z');
    expect(offsetSeconds(AUTUMN, id, origin)).toBe(usual);
  });

  test.each([zone, 'UTC', 'America/St_Johns', 'Asia/Kolkata', 'Africa/Cairo', 'Pacific/Kiritimati'])(
    'always lies on its civil date in %s, and later dates have later moments',
    (anyZone) => {
      fc.assert(
        fc.property(fc.uuid(), fc.nat({ max: 365 * 3 }), (subscriptionId, days) => {
          const date = addDays(civilDate('2025-01-01'), days);
          const epochMs = billingInstantMs({ date, zone: anyZone, subscriptionId });
          expect(civilDateAt({ epochMs, zone: anyZone })).toBe(date);
          expect(billingInstantMs({ date: addDays(date, 1), zone: anyZone, subscriptionId })).toBeGreaterThan(epochMs);
        }),
      );
    },
  );

  test.each([SPRING, AUTUMN])('always lies on its civil date on the night of %s', (date) => {
    fc.assert(
      fc.property(fc.uuid(), (subscriptionId) => {
        expect(civilDateAt({ epochMs: billingInstantMs({ date, zone, subscriptionId }), zone })).toBe(date);
      }),
    );
  });
});

describe('the civil date at an instant', () => {
  test('changes at local midnight', () => {
    expect(civilDateAt({ epochMs: Date.parse('2026-05-31T21:59:59.999Z'), zone })).toBe('2026-05-31');
    expect(civilDateAt({ epochMs: Date.parse('2026-05-31T22:00:00Z'), zone })).toBe('2026-06-01');
  });
});

describe('a day in a zone', () => {
  test.each([
    ['2026-06-01', '2026-05-31T22:00:00Z', '2026-06-01T22:00:00Z'],
    ['2026-03-29', '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z'],
    ['2026-10-25', '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z'],
    ['2299-12-31', '2299-12-30T23:00:00Z', '2299-12-31T23:00:00Z'],
  ])(
    '%s lasts from its first instant until that of the next day, also where it is 23 or 25 hours long',
    (date, from, until) => {
      expect(dayBoundsMs({ date: civilDate(date), zone })).toEqual({
        fromMs: Date.parse(from),
        untilMs: Date.parse(until),
      });
    },
  );
});

describe('a time zone', () => {
  test.each([zone, 'UTC', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5'])('%s is known', (name) => {
    expect(isTimeZone(name)).toBe(true);
  });

  test.each(['', 'Europe/Kobenhavn', '+01:00', '2026-01-01T00:00Z[Europe/Copenhagen]', 'Europe/Copenhagen\n', 'CPH'])(
    '%j is not',
    (name) => {
      expect(isTimeZone(name)).toBe(false);
    },
  );
});

test('the clocks of a zone tell what each subscription is told alone, on nights that have another length too', () => {
  const zones = [zone, 'Asia/Beirut', 'America/Havana', 'Pacific/Auckland'];
  const nights = [SPRING, AUTUMN, civilDate('2026-03-08'), civilDate('2026-11-01'), civilDate('2026-04-05')];
  const anyDate = fc.oneof(
    fc.constantFrom(...nights),
    fc.nat({ max: 730 }).map((days) => addDays(civilDate('2026-01-01'), days)),
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.array(fc.uuid(), { minLength: 2 }),
      fc.array(anyDate),
      (at, ids, dates) => {
        const clockOf = createBillingClocks(at);
        for (const subscriptionId of ids) {
          const told = dates.map(clockOf(subscriptionId));
          expect(told).toEqual(dates.map((date) => billingInstantMs({ date, zone: at, subscriptionId })));
        }
      },
    ),
  );
});
