import type { BetalingsserviceNumbers, InvoiceDocument } from '../domain/invoice.ts';

/** `ended` and `cancelled` are final. */
export type SubscriptionStatus = 'active' | 'needs_attention' | 'ended' | 'cancelled';

/** A subscription on one debtor, or on the members of a group. */
export type SubscriptionKind = 'single' | 'group';

/** Why a period is over without an invoice. */
export type SettlementOutcome = 'skipped' | 'paused' | 'free' | 'nothing_due' | 'dropped';

/** `released`: a person has approved it, or its time has passed; it is about to be issued. */
export type DraftStatus = 'waiting' | 'released' | 'dropped' | 'issued';

/** What became of a member of a group in the run of a period. */
export type RunMemberStatus = 'waiting' | 'billed' | 'settled' | 'needs_attention';

/** Why a member of a group has no invoice of a period: `left` and `left_out` are no members on any of its days. */
export type MemberSettlement = 'free' | 'nothing_due' | 'left_out' | 'left';

export type MailStatus = 'waiting' | 'sent' | 'failed';

/**
 * `too_late`: no delivery could carry it before its deadline any more; a person decides. `withdrawn`: its invoice was credited in
 * full before it was delivered.
 */
export type CollectionStatus = 'queued' | 'delivered' | 'too_late' | 'withdrawn';

export type ApiKeyRole = 'operator' | 'admin' | 'read_only';

export type AuditAction = 'created' | 'changed' | 'deleted';

/** One column of a row before and after: its name and its values in JSON, null for none. */
export interface AuditChange {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** What an invoice keeps of the parties as they stood when it was issued. */
export interface InvoiceParties {
  readonly creditor: InvoiceDocument['creditor'];
  readonly debtor: InvoiceDocument['debtor'];
  /** The creditor's numbers at Betalingsservice with this debtor's customer number; null where the creditor has none. */
  readonly betalingsservice: BetalingsserviceNumbers | null;
  /** The mandate that the amount is drawn by; null where the debtor pays by FI 71. */
  readonly mandateNumber: string | null;
}

export type OutboxKind =
  | 'start_subscription'
  | 'add_one_off_line'
  | 'replace_lines'
  | 'set_end_date'
  | 'cancel'
  | 'bill_now'
  | 'retry'
  | 'reconsider'
  | 'wake_run'
  | 'start_delivery'
  | 'close_delivery'
  | 'send_mail';

/** Ids, dates and flags only: it becomes part of a workflow's history. */
export type OutboxPayload = Readonly<Record<string, string | number | boolean | null>>;
