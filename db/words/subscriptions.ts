/** `ended` and `cancelled` are final. */
export type SubscriptionStatus = 'active' | 'needs_attention' | 'ended' | 'cancelled';

/** A subscription on one debtor, or on the members of a group. */
export type SubscriptionKind = 'single' | 'group';

/** Why a period is over without an invoice. */
export type SettlementOutcome = 'skipped' | 'paused' | 'free' | 'nothing_due' | 'dropped';

/** What a subscription's workflow is told. */
export type SubscriptionMessageKind =
  | 'start_subscription'
  | 'restart_subscription'
  | 'add_one_off_line'
  | 'replace_lines'
  | 'set_end_date'
  | 'cancel'
  | 'bill_now'
  | 'retry'
  | 'reconsider'
  | 'set_collected';
