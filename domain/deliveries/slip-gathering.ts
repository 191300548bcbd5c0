import { isBankDay } from '../calendar/bank-days.ts';
import { addDays, plainDate } from '../calendar/calendar.ts';
import { civilDateAt } from '../calendar/wake-up.ts';

/** The hour, local time, at which the slips of a bank day are gathered. */
const HOUR = 8;

/** The next moment after `afterMs` at which slips are gathered that have no deadline, epoch ms: in the morning of each bank day. */
export function nextSlipGatheringMs({ afterMs, zone }: { afterMs: number; zone: string }): number {
  for (let date = civilDateAt({ epochMs: afterMs, zone }); ; date = addDays(date, 1)) {
    const atMs = plainDate(date).toPlainDateTime({ hour: HOUR }).toZonedDateTime(zone).epochMilliseconds;
    if (atMs > afterMs && isBankDay(date)) return atMs;
  }
}
