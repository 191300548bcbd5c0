/** `ended` and `cancelled` are final. */
export type SubscriptionStatus = 'active' | 'needs_attention' | 'ended' | 'cancelled';

/** A subscription on one debtor, or on the members of a group. */
export type SubscriptionKind = 'single' | 'group';

/** Why a period is over without an invoice. */
export type SettlementOutcome = 'skipped' | 'paused' | 'free' | 'nothing_due' | 'dropped';
