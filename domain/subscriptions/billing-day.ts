import { addDays, type CivilDate } from '../calendar/calendar.ts';
import type { Period } from '../calendar/period.ts';

/** Whether a period is charged before it is used, or after. */
export type ChargeTiming = 'advance' | 'arrears';

/** How many days before its first day a period may be invoiced. */
export const MAX_LEAD_DAYS = 90;

/** For how many days an invoice may wait for approval. */
export const MAX_DRAFT_WINDOW_DAYS = 30;

export interface Billing {
  readonly charge: ChargeTiming;
  /** Days before the period's first day; 0 where it is charged in arrears. */
  readonly leadDays: number;
}

/** The day on which a period is billed: so many days before its first day, or the day after its last. */
export function billingDayOf(period: Period, { charge, leadDays }: Billing): CivilDate {
  return charge === 'advance' ? addDays(period.from, -leadDays) : addDays(period.to, 1);
}
