/** Periods of a group before its next one that a member may join late and be billed for: a year of months and a little more. */
export const LATE_PERIODS = 16;
