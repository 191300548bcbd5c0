import { Temporal } from 'temporal-polyfill/implementation';
import { type CivilDate, civilDateOf, plainDate } from './calendar.ts';

/** A stretch of each day, local time. */
interface DayWindow {
  readonly start: { readonly hour: number; readonly minute: number };
  readonly seconds: number;
}

/** The night's window in which subscriptions are billed: from 00:05 and for five hours. */
export const BILLING_WINDOW_SECONDS = 5 * 60 * 60;
const BILLING_WINDOW: DayWindow = { start: { hour: 0, minute: 5 }, seconds: BILLING_WINDOW_SECONDS };

const SECOND_MS = 1000;

const FNV_OFFSET_BASIS = 0x81_1c_9d_c5;
const FNV_PRIME = 0x01_00_01_93;

/**
 * When a subscription is billed on a civil date in the creditor's zone, in milliseconds since 1970: within the window, at a
 * second of its own that never changes, so that not all wake at once. A local time that daylight saving leaves out moves
 * forward by what is left out; one that exists twice is the first of the two.
 * @throws RangeError where the zone is unknown.
 */
export function billingInstantMs({
  date,
  zone,
  subscriptionId,
}: {
  date: CivilDate;
  zone: string;
  subscriptionId: string;
}): number {
  return instantInWindow({ date, zone, id: subscriptionId, window: BILLING_WINDOW });
}

/** The moment of a date's window that is the id's own, epoch ms. @throws RangeError where the zone is unknown. */
export function instantInWindow({
  date,
  zone,
  id,
  window,
}: {
  date: CivilDate;
  zone: string;
  id: string;
  window: DayWindow;
}): number {
  return instantAt({ date, zone, second: secondOf(id, window), window });
}

function instantAt({
  date,
  zone,
  second,
  window,
}: {
  date: CivilDate;
  zone: string;
  second: number;
  window: DayWindow;
}): number {
  return plainDate(date)
    .toPlainDateTime(window.start)
    .add({ seconds: second })
    .toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
}

/** The second of the window that is the id's own. */
function secondOf(id: string, { seconds }: DayWindow): number {
  return fnv1a(id) % seconds;
}

/** When one subscription is billed on a date: `billingInstantMs` of its zone and id. */
export type BillingClock = (date: CivilDate) => number;

/** A night's first second of the window, and whether the clocks go evenly until its last one. */
interface Night {
  readonly startMs: number;
  readonly even: boolean;
}

/** The clocks of a zone's subscriptions. Each date's place in the zone is looked up once for all of them. */
export function createBillingClocks(zone: string): (subscriptionId: string) => BillingClock {
  const nights = new Map<CivilDate, Night>();
  return (subscriptionId) => {
    const second = secondOf(subscriptionId, BILLING_WINDOW);
    return (date) => {
      let night = nights.get(date);
      if (night === undefined) nights.set(date, (night = nightOf(date, zone)));
      return night.even
        ? night.startMs + second * SECOND_MS
        : instantAt({ date, zone, second, window: BILLING_WINDOW });
    };
  };
}

function nightOf(date: CivilDate, zone: string): Night {
  const startMs = instantAt({ date, zone, second: 0, window: BILLING_WINDOW });
  const endMs = instantAt({ date, zone, second: BILLING_WINDOW_SECONDS, window: BILLING_WINDOW });
  return { startMs, even: endMs - startMs === BILLING_WINDOW_SECONDS * SECOND_MS };
}

/** A moment, epoch ms, and the date that it then is in the creditor's zone. */
export interface Moment {
  readonly epochMs: number;
  readonly date: CivilDate;
}

/** @throws RangeError where the zone is unknown. */
export function momentAt({ epochMs, zone }: { epochMs: number; zone: string }): Moment {
  return { epochMs, date: civilDateAt({ epochMs, zone }) };
}

/** The date that a calendar on the wall of the zone shows at that instant. @throws RangeError where the zone is unknown. */
export function civilDateAt({ epochMs, zone }: { epochMs: number; zone: string }): CivilDate {
  return civilDateOf(Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone).toPlainDate());
}

/** A date in the zone from its first instant until that of the next, in milliseconds since 1970. @throws RangeError where the zone is unknown. */
export function dayBoundsMs({ date, zone }: { date: CivilDate; zone: string }): { fromMs: number; untilMs: number } {
  const day = plainDate(date);
  return {
    fromMs: day.toZonedDateTime(zone).epochMilliseconds,
    untilMs: day.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds,
  };
}

/** Whether the text is the name of a time zone, as in Europe/Copenhagen; bare offsets such as +01:00 are none. */
export function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]*$/.test(zone)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}

/** FNV-1a of the text's UTF-16 code units, 32 bits: stable on every machine and spread well enough for timers. */
function fnv1a(text: string): number {
  let hash = FNV_OFFSET_BASIS;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), FNV_PRIME);
  }
  return hash >>> 0;
}
