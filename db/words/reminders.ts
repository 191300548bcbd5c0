/** A level as it is kept: amounts as text, in øre. */
export interface StoredReminderLevel {
  readonly afterDays: number;
  readonly feeOre: string;
  readonly interest: boolean;
  readonly compensation: boolean;
  readonly isNotice: boolean;
  readonly text: string | null;
}

export type ReminderCharge = 'fee' | 'compensation' | 'interest';

/** Why a charge is taken back. */
export type WaiverRule =
  /** What the letter asks for had been paid before it was issued. */
  | 'paid_in_time'
  /** Reckoned from the due day, the interest is less than what was charged. */
  | 'reckoned_anew'
  /** What the letter asks for was paid before the letter had gone: nobody was asked for the charge. */
  | 'paid_before_sent'
  | 'by_person';

export type ProposalState = 'waiting' | 'sent' | 'rejected' | 'lapsed';

/** What the workflow of a creditor's reminders is told. */
export type ReminderMessageKind = 'start_reminders';
