/**
 * `adjusted`: by the one-off line that evens out a billed period; `given_back`: by a credit note; `set_off`: what such a line would
 * have charged or given back, taken into a credit note since no invoice would have taken it; `given_freely`: what of a credit by free
 * lines falls on those days, or, above zero, no longer does since they are given back.
 */
export type DayEntryKind = 'adjusted' | 'given_back' | 'set_off' | 'given_freely';

/** A part of what is charged for days: the amount as text, which keeps all its digits. */
export interface StoredDayPart {
  readonly amountOre: string;
  /** After so many days of the whole period, through so many. */
  readonly base: readonly [number, number];
  readonly days: readonly [number, number];
}
