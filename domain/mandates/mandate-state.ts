import type { CivilDate } from '../calendar/calendar.ts';

/** Whether a mandate is to begin, in force, or over. */
export type MandateState = 'coming' | 'active' | 'cancelled';

/** The state of a mandate on a day. One that ends on the day on which it begins never comes into force. */
export function mandateStateOn(
  { activeFrom, endedOn }: { activeFrom: CivilDate; endedOn: CivilDate | null },
  today: CivilDate,
): MandateState {
  if (endedOn !== null && (endedOn <= today || endedOn <= activeFrom)) return 'cancelled';
  return activeFrom <= today ? 'active' : 'coming';
}
