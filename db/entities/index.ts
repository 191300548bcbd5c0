import { ApiKey } from './api-key.ts';
import { AuditEntry } from './audit-entry.ts';
import { BillingRun } from './billing-run.ts';
import { BillingRunMember } from './billing-run-member.ts';
import { Collection } from './collection.ts';
import { Creditor } from './creditor.ts';
import { Debtor } from './debtor.ts';
import { DebtorGroup } from './debtor-group.ts';
import { DebtorGroupMember } from './debtor-group-member.ts';
import { Delivery } from './delivery.ts';
import { DeliveryDecision } from './delivery-decision.ts';
import { DeliverySeries } from './delivery-series.ts';
import { IdempotencyKey } from './idempotency-key.ts';
import { Indexation } from './indexation.ts';
import { IndexationMail } from './indexation-mail.ts';
import { IndexationStep } from './indexation-step.ts';
import { IndexTable } from './index-table.ts';
import { IndexValue } from './index-value.ts';
import { Invoice } from './invoice.ts';
import { InvoiceDraft } from './invoice-draft.ts';
import { InvoiceLineRow } from './invoice-line.ts';
import { InvoiceMail } from './invoice-mail.ts';
import { InvoicePdf } from './invoice-pdf.ts';
import { InvoiceVatRow } from './invoice-vat.ts';
import { Item } from './item.ts';
import { ItemPrice } from './item-price.ts';
import { Mandate } from './mandate.ts';
import { MandateRegistration } from './mandate-registration.ts';
import { NumberSeries } from './number-series.ts';
import { OneOffLine } from './one-off-line.ts';
import { OutboxMessage } from './outbox.ts';
import { PeriodSettlement } from './period-settlement.ts';
import { PeriodSkip } from './period-skip.ts';
import { SelfCheck } from './self-check.ts';
import { SelfCheckFinding } from './self-check-finding.ts';
import { StandingLine } from './standing-line.ts';
import { Subscription } from './subscription.ts';
import { SubscriptionPause } from './subscription-pause.ts';
import { SubscriptionGroupMember } from './subscription-group-member.ts';
import { SubscriptionMemberTerms } from './subscription-member-terms.ts';

export const ENTITIES = [
  ApiKey,
  AuditEntry,
  BillingRun,
  BillingRunMember,
  Collection,
  Creditor,
  Debtor,
  DebtorGroup,
  DebtorGroupMember,
  Delivery,
  DeliveryDecision,
  DeliverySeries,
  IdempotencyKey,
  Indexation,
  IndexationMail,
  IndexationStep,
  IndexTable,
  IndexValue,
  Invoice,
  InvoiceDraft,
  InvoiceLineRow,
  InvoiceMail,
  InvoicePdf,
  InvoiceVatRow,
  Item,
  ItemPrice,
  Mandate,
  MandateRegistration,
  NumberSeries,
  OneOffLine,
  OutboxMessage,
  PeriodSettlement,
  PeriodSkip,
  SelfCheck,
  SelfCheckFinding,
  StandingLine,
  Subscription,
  SubscriptionPause,
  SubscriptionGroupMember,
  SubscriptionMemberTerms,
];
