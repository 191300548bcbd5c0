import type { CivilDate } from '../../domain/calendar/calendar.ts';

/** Why a yearly step cannot be announced until a person has changed something. */
export type IndexationAttention = 'debtor_without_email' | 'index_value_missing' | 'lines_cannot_be_changed';

/** A line as a yearly step has moved it: prices in millionths of a krone as text, which keeps all their digits. */
export interface SteppedLine {
  readonly position: number;
  /** As it stood in the announcement, in the debtor's language. */
  readonly text: string;
  readonly oldUnitPriceMicro: string;
  readonly newUnitPriceMicro: string;
  readonly effectiveOn: CivilDate;
}

/** What the workflow of yearly steps is told. */
export type IndexationMessageKind = 'wake_indexation';
