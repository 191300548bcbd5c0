/** How days of interest are counted: by the calendar and 365 days a year, or by months of thirty days. */
export type DayCount = 'actual/365' | '30/360';

/** What a debtor is in the eyes of the law about late payment. */
export const DEBTOR_KINDS = ['consumer', 'business', 'public'] as const;
export type DebtorKind = (typeof DEBTOR_KINDS)[number];

/** What becomes of a letter while the rate of a half-year is not known: it is sent without interest, or waits. */
export type MissingRate = 'without_interest' | 'wait';
