export type OutboxKind =
  | 'start_subscription'
  | 'restart_subscription'
  | 'add_one_off_line'
  | 'replace_lines'
  | 'set_end_date'
  | 'cancel'
  | 'bill_now'
  | 'retry'
  | 'reconsider'
  | 'wake_run'
  | 'set_collected'
  | 'start_delivery'
  | 'set_delivery_calendar'
  | 'close_delivery'
  | 'wake_hand_over'
  | 'send_mail'
  | 'read_file'
  | 'send_payment_mail'
  | 'wake_indexation'
  | 'start_self_check'
  | 'run_self_check';

/** Ids, dates, numbers of the calendar and flags only: it becomes part of a workflow's history. */
export type OutboxPayload = Readonly<Record<string, unknown>>;
