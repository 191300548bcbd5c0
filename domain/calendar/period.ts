import type { CivilDate } from './calendar.ts';

/** The first and the last day that are billed, both included. */
export interface Period {
  readonly from: CivilDate;
  readonly to: CivilDate;
}
