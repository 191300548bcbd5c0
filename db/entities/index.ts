import { ApiKey } from './api-key.ts';
import { AuditEntry } from './audit-entry.ts';
import { AuditSeal } from './audit-seal.ts';
import { BillingRun } from './billing-run.ts';
import { BillingRunMember } from './billing-run-member.ts';
import { Collection } from './collection.ts';
import { Creditor } from './creditor.ts';
import { CreditorBankAccount } from './creditor-bank-account.ts';
import { CreditorLedgerAccount } from './creditor-ledger-account.ts';
import { Debtor } from './debtor.ts';
import { DayEntry } from './day-entry.ts';
import { DebtorBalance } from './debtor-balance.ts';
import { DebtorGroup } from './debtor-group.ts';
import { DebtorGroupMember } from './debtor-group-member.ts';
import { Delivery } from './delivery.ts';
import { DeliveryDecision } from './delivery-decision.ts';
import { DeliverySeries } from './delivery-series.ts';
import { Event } from './event.ts';
import { EventSeries } from './event-series.ts';
import { IdempotencyKey } from './idempotency-key.ts';
import { Indexation } from './indexation.ts';
import { IndexationMail } from './indexation-mail.ts';
import { IndexationStep } from './indexation-step.ts';
import { IndexTable } from './index-table.ts';
import { IndexValue } from './index-value.ts';
import { Invoice } from './invoice.ts';
import { InvoiceBalance } from './invoice-balance.ts';
import { InvoiceDraft } from './invoice-draft.ts';
import { InvoiceLineRow } from './invoice-line.ts';
import { InvoiceMail } from './invoice-mail.ts';
import { InvoiceOverdue } from './invoice-overdue.ts';
import { InvoicePdf } from './invoice-pdf.ts';
import { InvoiceVatRow } from './invoice-vat.ts';
import { Item } from './item.ts';
import { ItemPrice } from './item-price.ts';
import { LedgerSum } from './ledger-sum.ts';
import { LedgerTransfer } from './ledger-transfer.ts';
import { Mandate } from './mandate.ts';
import { MandateEvent } from './mandate-event.ts';
import { MandateRegistration } from './mandate-registration.ts';
import { NumberSeries } from './number-series.ts';
import { OneOffLine } from './one-off-line.ts';
import { OutboxMessage } from './outbox.ts';
import { Payment } from './payment.ts';
import { PayOut } from './pay-out.ts';
import { PaymentMail } from './payment-mail.ts';
import { StatementMail } from './statement-mail.ts';
import { StatementRun } from './statement-run.ts';
import { InvoiceMailCopy } from './invoice-mail-copy.ts';
import { PaymentMatch } from './payment-match.ts';
import { PeriodSettlement } from './period-settlement.ts';
import { PeriodSkip } from './period-skip.ts';
import { PrintBatch } from './print-batch.ts';
import { PrintBatchPdf } from './print-batch-pdf.ts';
import { PrintItem } from './print-item.ts';
import { QueuedMail } from './queued-mail.ts';
import { ReceivedFile } from './received-file.ts';
import { ReceivedFileChunk } from './received-file-chunk.ts';
import { ReceivedFileDecision } from './received-file-decision.ts';
import { ReceivedFilePart } from './received-file-part.ts';
import { ReceivedNotice } from './received-notice.ts';
import { SelfCheck } from './self-check.ts';
import { SelfCheckFinding } from './self-check-finding.ts';
import { Slip } from './slip.ts';
import { StandingLine } from './standing-line.ts';
import { Subscription } from './subscription.ts';
import { SubscriptionGroupMember } from './subscription-group-member.ts';
import { SubscriptionMemberTerms } from './subscription-member-terms.ts';
import { SubscriptionPause } from './subscription-pause.ts';
import { Person } from './person.ts';
import { PersonIdentity } from './person-identity.ts';
import { PersonCreditor } from './person-creditor.ts';
import { ReferenceRate } from './reference-rate.ts';
import { ReminderSettingsRow } from './reminder-settings.ts';
import { ReminderHold } from './reminder-hold.ts';
import { Reminder } from './reminder.ts';
import { ReminderInvoice } from './reminder-invoice.ts';
import { ReminderInterest } from './reminder-interest.ts';
import { ReminderWaiver } from './reminder-waiver.ts';
import { ReminderWithdrawal } from './reminder-withdrawal.ts';
import { ReminderProposal } from './reminder-proposal.ts';
import { DebtCase } from './debt-case.ts';
import { RecoveryCode } from './recovery-code.ts';
import { Session } from './session.ts';
import { OneTimeToken } from './one-time-token.ts';
import { SignInAttempt } from './sign-in-attempt.ts';
import { TurnoverSum } from './turnover-sum.ts';
import { WebhookAttempt } from './webhook-attempt.ts';
import { WebhookDelivery } from './webhook-delivery.ts';
import { WebhookEndpoint } from './webhook-endpoint.ts';
import { WebhookNotice } from './webhook-notice.ts';
import { WebhookSecret } from './webhook-secret.ts';

export const ENTITIES = [
  ApiKey,
  AuditEntry,
  AuditSeal,
  BillingRun,
  BillingRunMember,
  Collection,
  Creditor,
  CreditorBankAccount,
  CreditorLedgerAccount,
  Debtor,
  DayEntry,
  DebtorBalance,
  DebtorGroup,
  DebtorGroupMember,
  Delivery,
  DeliveryDecision,
  DeliverySeries,
  Event,
  EventSeries,
  IdempotencyKey,
  Indexation,
  IndexationMail,
  IndexationStep,
  IndexTable,
  IndexValue,
  Invoice,
  InvoiceBalance,
  InvoiceDraft,
  InvoiceLineRow,
  InvoiceMail,
  InvoiceOverdue,
  InvoicePdf,
  InvoiceVatRow,
  Item,
  ItemPrice,
  LedgerSum,
  LedgerTransfer,
  Mandate,
  MandateEvent,
  MandateRegistration,
  NumberSeries,
  OneOffLine,
  OutboxMessage,
  Payment,
  PaymentMail,
  InvoiceMailCopy,
  PaymentMatch,
  PayOut,
  PeriodSettlement,
  PeriodSkip,
  PrintBatch,
  PrintBatchPdf,
  PrintItem,
  QueuedMail,
  ReceivedFile,
  ReceivedFileChunk,
  ReceivedFileDecision,
  ReceivedFilePart,
  ReceivedNotice,
  SelfCheck,
  SelfCheckFinding,
  Slip,
  StandingLine,
  StatementMail,
  StatementRun,
  Subscription,
  SubscriptionGroupMember,
  SubscriptionMemberTerms,
  SubscriptionPause,
  Person,
  PersonIdentity,
  PersonCreditor,
  ReferenceRate,
  ReminderSettingsRow,
  ReminderHold,
  Reminder,
  ReminderInvoice,
  ReminderInterest,
  ReminderWaiver,
  ReminderWithdrawal,
  ReminderProposal,
  DebtCase,
  RecoveryCode,
  Session,
  OneTimeToken,
  SignInAttempt,
  TurnoverSum,
  WebhookAttempt,
  WebhookDelivery,
  WebhookEndpoint,
  WebhookNotice,
  WebhookSecret,
];
