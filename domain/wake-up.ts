import { Temporal } from 'temporal-polyfill/implementation';
import { type CivilDate, civilDateOf, plainDate } from './calendar.ts';

/** The night's window in which subscriptions are billed, local time: from 00:05 and for five hours. */
const BILLING_WINDOW_START = { hour: 0, minute: 5 } as const;
export const BILLING_WINDOW_SECONDS = 5 * 60 * 60;

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
  const seconds = fnv1a(subscriptionId) % BILLING_WINDOW_SECONDS;
  return plainDate(date)
    .toPlainDateTime(BILLING_WINDOW_START)
    .add({ seconds })
    .toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
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
