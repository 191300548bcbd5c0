import type { CivilDate } from '../domain/calendar/calendar.ts';
import type { PaymentDateReason } from '../domain/collections/explain-payment-date.ts';
import type { BetalingsserviceNumbers, InvoiceDocument } from '../domain/invoices/invoice.ts';

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

/** From where Termin knows of a mandate. */
export type MandateSource = 'api' | 'betalingsservice';

/** Why a mandate is over; `api`: the creditor has said so here, and not why. */
export type MandateEndReason = 'by_bank' | 'by_creditor' | 'by_betalingsservice' | 'replaced' | 'api';

export type MailStatus = 'waiting' | 'sent' | 'failed';

/** `not_needed`: the invoice was paid before the mail had gone out. */
export type PaymentMailStatus = MailStatus | 'not_needed';

/**
 * `too_late`: no delivery could carry it before its deadline any more; a person decides. `withdrawn`: taken out of the queue before it was
 * delivered. `cancelling`: a person has asked Betalingsservice to cancel it, which has not said so yet. What is delivered and not told of
 * since is `delivered`: unknown, not paid.
 */
export type CollectionStatus =
  'queued' | 'delivered' | 'too_late' | 'withdrawn' | 'cancelling' | 'paid' | 'rejected' | 'cancelled' | 'charged_back';

/** What the ledger keeps count of. */
export type LedgerAccount = 'receivables' | 'credits' | 'unmatched' | 'bank' | 'sales' | 'vat' | 'write_offs';

export type TransferKind =
  | 'invoiced'
  | 'vat_invoiced'
  | 'credited'
  | 'vat_credited'
  | 'credit_balance'
  | 'received'
  | 'taken_back'
  | 'matched'
  | 'match_undone'
  | 'credit_applied'
  | 'paid_out'
  | 'written_off'
  | 'write_off_undone'
  | 'dismissed'
  | 'dismissal_undone';

/** By Betalingsservice's or the bank's own way, or put in by hand. */
export type FileOrigin = 'channel' | 'upload';

export type ReceivedFileStatus = 'stored' | 'read' | 'refused';

/** `new`: booked, not looked at yet. `waiting`: a part of it, or the news that it is, waits for a person. */
export type PaymentStatus = 'new' | 'waiting' | 'matched' | 'dismissed';

/** What a payment may have to do with, and why: an invoice, or an earlier payment. */
export interface PaymentSuggestion {
  readonly why: string;
  readonly invoiceId: string | null;
  readonly paymentId: string | null;
}

export type MandateEventOutcome = 'applied' | 'known' | 'unknown_customer' | 'unknown_mandate' | 'settled_by_person';

/** What a delivery holds: collections, or what is registered of mandates. */
export type DeliveryType = '0601' | '0605';

/**
 * `handing_over`: its file may be there any moment. `handed_over`: its file is there, and a receipt is awaited. `in_doubt`: nothing is
 * sent until a person has said what the bank says.
 */
export type DeliveryStatus = 'closed' | 'handing_over' | 'handed_over' | 'received' | 'in_doubt';

/** `content_differs`: another file stands under its name. `file_gone`: it may have been there, and is not. */
export type ChannelDoubt = 'content_differs' | 'file_gone';

/** Why nobody but the bank can tell whether it has a delivery. */
export type DeliveryDoubt = ChannelDoubt | 'receipt_missing';

/** What Betalingsservice is to do with a debtor's mandate. */
export type RegistrationKind = 'register' | 'cancel' | 'change_customer_number';

export type RegistrationStatus = 'queued' | 'delivered' | 'withdrawn';

/** What a person has found out about a delivery in doubt. */
export type DeliveryDecisionKind = 'confirmed' | 'send_again';

/** A difference that a self-check reports; `docs/runbook.md` says what to do about each. */
export type FindingCode =
  | 'period_missing'
  | 'period_overdue'
  | 'workflow_missing'
  | 'run_stalled'
  | 'workflow_left_over'
  | 'mail_missing'
  | 'mail_stale'
  | 'mail_failed'
  | 'collection_missing'
  | 'collection_overdue'
  | 'delivery_workflow_missing'
  | 'delivery_not_handed_over'
  | 'delivery_in_doubt'
  | 'message_undelivered'
  | 'one_off_line_stranded'
  | 'credit_stranded'
  | 'number_gap'
  | 'number_out_of_step'
  | 'ledger_out_of_step'
  | 'payment_waiting';

/** What a finding is about. */
export type FindingObject =
  | 'subscription'
  | 'run'
  | 'invoice'
  | 'delivery'
  | 'creditor'
  | 'message'
  | 'one_off_line'
  | 'payment_mail'
  | 'debtor'
  | 'payment';

/** `gone`: the check after no longer saw it. */
export type FindingStatus = 'open' | 'repaired' | 'gone';

/** What the repair of a finding did. */
export type FindingRepair =
  | 'workflow_restarted'
  | 'workflow_told_to_end'
  | 'run_woken'
  | 'mail_written'
  | 'mail_sent_again'
  | 'collection_queued'
  | 'queue_gathered'
  | 'delivery_workflow_started'
  | 'hand_over_woken'
  | 'nothing_left_to_do';

/** What tells more about a finding: ids, dates, numbers and codes. */
export type FindingDetails = Readonly<Record<string, unknown>>;

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
  /** Why it is drawn on the day on which it is; missing where it is not, and on invoices of earlier versions. */
  readonly collectionReasons?: readonly PaymentDateReason[];
}

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
