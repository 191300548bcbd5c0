/** A difference that a self-check reports; `docs/runbook/a-self-check-has-found-something.md` says what to do about each. */
export type FindingCode =
  | 'period_missing'
  | 'period_overdue'
  | 'workflow_missing'
  | 'workflow_stuck'
  | 'run_stalled'
  | 'workflow_left_over'
  | 'billing_day_differs'
  | 'mail_missing'
  | 'mail_stale'
  | 'mail_failed'
  | 'print_missing'
  | 'slip_undelivered'
  | 'collection_missing'
  | 'collection_overdue'
  | 'delivery_workflow_missing'
  | 'delivery_not_handed_over'
  | 'delivery_in_doubt'
  | 'indexation_not_running'
  | 'indexation_waiting'
  | 'announcement_failed'
  | 'announcement_overdue'
  | 'message_undelivered'
  | 'one_off_line_stranded'
  | 'credit_stranded'
  | 'number_gap'
  | 'number_out_of_step'
  | 'numbers_doubted'
  | 'ledger_out_of_step'
  | 'payment_waiting'
  | 'pay_out_unanswered'
  | 'reminders_not_running'
  | 'reminder_missed'
  | 'reminder_unfounded'
  | 'reminder_interest_differs'
  | 'reference_rate_missing';

/** What a finding is about. */
export type FindingObject =
  | 'subscription'
  | 'run'
  | 'invoice'
  | 'reminder'
  | 'delivery'
  | 'creditor'
  | 'message'
  | 'one_off_line'
  | 'payment_mail'
  | 'statement_mail'
  | 'debtor'
  | 'payment'
  | 'pay_out'
  | 'received_file';

/** `gone`: the check after no longer saw it. */
export type FindingStatus = 'open' | 'repaired' | 'gone';

/** What the repair of a finding did. */
export type FindingRepair =
  | 'workflow_restarted'
  | 'workflow_told_to_end'
  | 'run_woken'
  | 'mail_written'
  | 'mail_sent_again'
  | 'queued_for_print'
  | 'collection_queued'
  | 'queue_gathered'
  | 'delivery_workflow_started'
  | 'hand_over_woken'
  | 'indexation_woken'
  | 'reminders_started'
  | 'charges_taken_back'
  | 'workflow_ended'
  | 'goes_on_by_itself'
  | 'nothing_left_to_do';

/** What tells more about a finding: ids, dates, numbers and codes. */
export type FindingDetails = Readonly<Record<string, unknown>>;

/** What the workflow of self-checks is told, and what becomes of one of any kind that stands still. */
export type SelfCheckMessageKind = 'start_self_check' | 'run_self_check' | 'end_stuck_workflow';
