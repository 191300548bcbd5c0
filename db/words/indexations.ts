import type { CivilDate } from '../../domain/calendar/calendar.ts';

/** Why a yearly step is not announced: until a person has changed something, or the mail server is back. */
export type IndexationAttention =
  | 'debtor_without_email'
  | 'index_value_missing'
  | 'price_out_of_range'
  | 'lines_cannot_be_changed'
  | 'announcement_failed'
  | 'announcement_unsent'
  | 'cannot_be_announced';

/** A line as a yearly step has moved it: prices in millionths of a krone as text, which keeps all their digits. */
export interface SteppedLine {
  readonly position: number;
  /** As it stood in the announcement, in the debtor's language. */
  readonly text: string;
  readonly oldUnitPriceMicro: string;
  readonly newUnitPriceMicro: string;
  readonly effectiveOn: CivilDate;
}

/** What the letter of a step says. */
export interface PrintedPriceStep {
  /** The subscription's. */
  readonly reference: string | null;
  readonly lines: readonly SteppedLine[];
}

/** What the workflow of yearly steps is told. */
export type IndexationMessageKind = 'wake_indexation';
