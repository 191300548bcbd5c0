import { v7 as uuid } from 'uuid';
import type { CivilDate } from '../domain/calendar/calendar.ts';
import { civilDateAt, createBillingClocks } from '../domain/calendar/wake-up.ts';
import type { SubscriptionId } from '../domain/identifiers/ids.ts';

const SECOND_MS = 1000;
const HOUR_MS = 3600 * SECOND_MS;
/** In the middle of the window in which subscriptions are billed, local time. */
const NIGHT_HOUR = 2;
const HOURS_A_DAY = 24;
/** Zones lie from fourteen hours before Greenwich to twelve after it; their names count the other way. */
const EARLIEST_ZONE = 14;
const DIGITS_COUNTED = 6;
const COUNTED = 16 ** DIGITS_COUNTED;

/** A moment by the real clock at which subscriptions are due, in a zone where it is night then. */
export interface DueMoment {
  readonly epochMs: number;
  readonly timeZone: string;
  /** The date there: the first day of the period that is billed then. */
  readonly startOn: CivilDate;
}

/** The first whole second from that moment on. */
export function dueMomentFrom(fromMs: number): DueMoment {
  const epochMs = Math.ceil(fromMs / SECOND_MS) * SECOND_MS;
  const hour = Math.floor(epochMs / HOUR_MS) % HOURS_A_DAY;
  const east = (NIGHT_HOUR - hour + HOURS_A_DAY) % HOURS_A_DAY;
  const offset = east <= EARLIEST_ZONE ? east : east - HOURS_A_DAY;
  const timeZone = offset < 0 ? `Etc/GMT+${-offset}` : `Etc/GMT-${offset}`;
  return { epochMs, timeZone, startOn: civilDateAt({ epochMs, zone: timeZone }) };
}

/**
 * Ids of subscriptions that wake at that very second of the night of `startOn`: a hash of the id fixes the second, so that one in 18,000 does.
 * Some seconds of computing for two thousand.
 */
export function idsDueAt({ epochMs, timeZone, startOn }: DueMoment, count: number): SubscriptionId[] {
  const clockOf = createBillingClocks(timeZone);
  const ids: SubscriptionId[] = [];
  while (ids.length < count) {
    const beginning = uuid().slice(0, -DIGITS_COUNTED);
    for (let ending = 0; ending < COUNTED && ids.length < count; ending += 1) {
      const id = `${beginning}${ending.toString(16).padStart(DIGITS_COUNTED, '0')}`;
      if (clockOf(id)(startOn) === epochMs) ids.push(id as SubscriptionId);
    }
  }
  return ids;
}
